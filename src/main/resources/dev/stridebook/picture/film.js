function (id, film) {
  "use strict";
  var last = film.captions.length - 1;
  var calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  // A notebook may show one output in several places.
  document.querySelectorAll('[data-film="' + id + '"]').forEach(start);

  function start(box) {
    var picture = box.querySelector("picture");
    if (!picture) return;
    var bytes = Uint8Array.from(atob(picture.querySelector("source").srcset.split(",")[1]), function (c) { return c.charCodeAt(0); });
    var parsed = new DOMParser().parseFromString(new TextDecoder().decode(bytes), "image/svg+xml");
    var svg = document.importNode(parsed.documentElement, true);
    // In the page it is as dark as the page; and on a narrow one it keeps the width at which its text can be read.
    svg.style.colorScheme = "inherit";
    svg.style.minWidth = picture.querySelector("img").style.minWidth;
    var scroll = make("div", "stridebook-scroll");
    scroll.tabIndex = 0;
    scroll.appendChild(svg);
    picture.replaceWith(scroll);

    var slots = Array.from(svg.querySelectorAll("g"));
    var now = [];
    var undo = film.changes.map(function (change) {
      var before = [];
      for (var i = 0; i < change.length; i += 2) {
        before.push(change[i], now[change[i]]);
        now[change[i]] = change[i + 1];
      }
      return before;
    });
    var at = 0;
    var timer = null;

    var bar = make("div", "stridebook-player");
    bar.style.maxWidth = svg.getAttribute("width") + "px";
    var back = button("Back", function () { pause(); go(at - 1); });
    var play = button("Play", function () { timer ? pause() : begin(); });
    play.className = "main";
    var next = button("Next", function () { pause(); go(at + 1); });
    var scrub = bar.appendChild(make("input", ""));
    scrub.type = "range";
    scrub.min = 1;
    scrub.max = last + 1;
    scrub.setAttribute("aria-label", "Step");
    scrub.addEventListener("input", function () { pause(); go(scrub.value - 1); });
    var caption = bar.appendChild(make("div", ""));
    caption.setAttribute("role", "status");
    box.appendChild(bar);
    // Keys pressed here are for the player, not for the notebook.
    bar.addEventListener("keydown", function (event) { event.stopPropagation(); });
    tell();
    if (!calm) slots.forEach(function (slot) { slot.style.transition = "transform .15s"; });

    function make(tag, className) {
      var element = document.createElement(tag);
      element.className = className;
      return element;
    }

    function button(name, action) {
      var element = bar.appendChild(make("button", ""));
      element.type = "button";
      element.textContent = name;
      element.addEventListener("click", action);
      return element;
    }

    function put(slot, state) {
      var mark = slot.firstElementChild;
      if (mark.tagName === "text") {
        mark.textContent = state;
      } else if (state === "") {
        slot.style.visibility = "hidden";
      } else {
        slot.style.visibility = "visible";
        slot.style.transform = "translate(" + state + ")";
      }
    }

    function go(step) {
      step = Math.max(0, Math.min(last, step));
      // When several steps are skipped, only the last state of a slot is drawn.
      var states = new Map();
      function note(change) {
        for (var i = 0; i < change.length; i += 2) states.set(change[i], change[i + 1]);
      }
      while (at < step) note(film.changes[++at]);
      while (at > step) note(undo[at--]);
      states.forEach(function (state, slot) { put(slots[slot], film.states[state]); });
      tell();
    }

    function tell() {
      scrub.value = at + 1;
      scrub.setAttribute("aria-valuetext", film.captions[at]);
      caption.textContent = film.captions[at];
    }

    function begin() {
      if (at === last) go(0);
      play.textContent = "Pause";
      caption.setAttribute("aria-live", "off");
      timer = setInterval(function () {
        go(at + 1);
        if (at === last || !box.isConnected) pause();
      }, film.millis);
    }

    function pause() {
      clearInterval(timer);
      timer = null;
      play.textContent = "Play";
      caption.setAttribute("aria-live", "polite");
    }
  }
}
