// A question of a lesson, whose answer is folded, takes a guess first. Without scripts the answer can just be unfolded.
"use strict";

document.querySelectorAll("[data-predicts]").forEach((cell) => {
  const details = Array.from(cell.querySelectorAll("details"))
    .find((each) => each.querySelector("summary").textContent === "Show the answer");
  const kind = kinds[cell.dataset.predicts];
  const answer = details.querySelector("summary + p").textContent;
  const before = details.previousElementSibling;
  const choices = kind === kinds.choice ? before.textContent.split("\n").map((line) => line.replace(/^[a-z]\) /, "")) : [];

  const form = document.createElement("form");
  form.className = "guess";
  form.append(...(choices.length ? [list(choices)] : [box(kind)]), button());
  const verdict = form.appendChild(document.createElement("p"));
  verdict.className = "verdict";
  verdict.setAttribute("role", "status");
  // The choices stand in the form, so they need not stand above it.
  if (choices.length) before.replaceWith(form);
  else details.before(form);

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const typed = new FormData(form).get("guess");
    const guess = typed === null ? null : kind.read(typed);
    if (guess === null) {
      tell("", kind.unreadable(typed));
      return;
    }
    const [isRight, sentence] = kind.compare(guess, answer, Number(cell.dataset.within ?? NaN));
    tell(isRight ? "right" : "other", sentence);
    details.open = true;
  });

  function tell(name, sentence) {
    verdict.className = "verdict " + name;
    verdict.textContent = sentence;
  }
});

function list(choices) {
  const fieldset = document.createElement("fieldset");
  fieldset.appendChild(document.createElement("legend")).textContent = "Your guess";
  for (const choice of choices) {
    const label = fieldset.appendChild(document.createElement("label"));
    const input = label.appendChild(document.createElement("input"));
    input.type = "radio";
    input.name = "guess";
    input.value = choice;
    label.append(" " + choice);
  }
  return fieldset;
}

function box(kind) {
  const label = document.createElement("label");
  label.className = "typed";
  label.textContent = "Your guess: ";
  const input = label.appendChild(document.createElement("input"));
  input.type = "text";
  input.name = "guess";
  input.placeholder = kind.example;
  input.autocomplete = "off";
  return label;
}

function button() {
  const element = document.createElement("button");
  element.textContent = "Compare";
  return element;
}
