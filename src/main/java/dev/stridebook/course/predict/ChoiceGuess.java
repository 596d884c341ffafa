package dev.stridebook.course.predict;

import static dev.stridebook.language.Language.say;

import dev.stridebook.notebook.LetteredChoices;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;

/** A guess at one of several choices, by its letter or its words. */
record ChoiceGuess(List<String> choices) implements Guess {
    private static final int MOST = 26;

    ChoiceGuess {
        choices = List.copyOf(choices);
        if (choices.size() < 2 || choices.size() > MOST) {
            throw new IllegalArgumentException(
                    say("A choice needs 2 to %d choices, but there are %d.", MOST, choices.size()));
        }
        if (new HashSet<>(choices).size() < choices.size()) {
            throw new IllegalArgumentException(say("Two of the choices are alike: %s.", choices));
        }
    }

    @Override
    public String read(String typed) throws UnreadableException {
        String text = typed.strip();
        for (String choice : choices) {
            if (choice.equalsIgnoreCase(text)) {
                return choice;
            }
        }
        OptionalInt number = lettered().find(text);
        if (number.isEmpty()) {
            throw new UnreadableException(say("“%s” is none of the choices. Type %s.", text, legal()));
        }
        return choices.get(number.getAsInt());
    }

    @Override
    public Verdict compare(String guess, Object result, double tolerance) {
        String is = text(result);
        return guess.equals(is)
                ? new Verdict(true, say("You chose “%s”, and that is right.", guess))
                : new Verdict(false, say("You chose “%s”. It is “%s”.", guess, is));
    }

    @Override
    public String text(Object result) {
        String text = result.toString();
        if (!choices.contains(text)) {
            throw new IllegalStateException(say(
                    "The result is “%s”, which is none of the choices: %s. Add it to them, or change what computes it.",
                    text, choices));
        }
        return text;
    }

    @Override
    public String legal() {
        return lettered().legal();
    }

    @Override
    public String example() {
        return "\"a\"";
    }

    private LetteredChoices lettered() {
        return new LetteredChoices(choices);
    }
}
