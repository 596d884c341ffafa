package dev.stridebook.course.predict;

import static dev.stridebook.language.Language.say;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.regex.Pattern;

/** A guess at a number. Commas may group digits, a percent sign may follow, and a quotient such as 1/8 is computed. */
record NumberGuess() implements Guess {
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?((\\d+|\\d{1,3}(,\\d{3})+)(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,3})?");
    /** A result that is no whole number is right to half a percent: three digits. */
    private static final double USUAL = 0.005;
    /** From numbers of this size on a factor says more than a difference, if it is at least 2. */
    private static final double LARGE = 20;

    @Override
    public String read(String typed) throws UnreadableException {
        String text = typed.strip().replace('−', '-').replaceFirst("\\s*%$", "");
        String[] quotient = text.split("/", -1);
        for (String part : quotient) {
            if (quotient.length > 2 || !NUMBER.matcher(part.strip()).matches()) {
                throw new UnreadableException(say("“%s” is not a number. Type %s.", typed.strip(), legal()));
            }
        }
        double value = parse(text);
        if (!Double.isFinite(value)) {
            throw new UnreadableException(say("“%s” is too large, or divides by 0. Type %s.", typed.strip(), legal()));
        }
        return text;
    }

    private static double parse(String text) {
        String[] quotient = text.replace(",", "").split("/");
        double value = Double.parseDouble(quotient[0].strip());
        return quotient.length == 1 ? value : value / Double.parseDouble(quotient[1].strip());
    }

    @Override
    public Verdict compare(String guess, Object result, double tolerance) {
        double said = parse(guess);
        double is = ((Number) result).doubleValue();
        double difference = Math.abs(said - is);
        String correct = text(result);
        if (difference == 0) {
            return new Verdict(true, say("You said %s, and %s it is.", guess, correct));
        }
        if (difference <= (Double.isNaN(tolerance) ? usual(is) : tolerance)) {
            return new Verdict(true, say("You said %s. It is %s: close enough.", guess, correct));
        }
        if (said > 0 && is > 0 && Math.max(said, is) >= LARGE && Math.max(said / is, is / said) >= 2) {
            return new Verdict(
                    false,
                    said < is
                            ? say("You said %s. It is %s, %s times as much.", guess, correct, rounded(is / said, 2))
                            : say(
                                    "You said %s. It is %s; your guess is %s times as much.",
                                    guess, correct, rounded(said / is, 2)));
        }
        return new Verdict(
                false,
                say(
                        said < is ? "You said %s. It is %s, %s more." : "You said %s. It is %s, %s less.",
                        guess,
                        correct,
                        rounded(difference, 4)));
    }

    private static double usual(double result) {
        return isWhole(result) ? 0 : USUAL * Math.abs(result);
    }

    private static boolean isWhole(double value) {
        return value == Math.rint(value);
    }

    @Override
    public String text(Object result) {
        return rounded(((Number) result).doubleValue(), 4);
    }

    /** Returns a whole number with all its digits, and any other with so many digits that count. */
    private static String rounded(double value, int digits) {
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        if (isWhole(value) && Math.abs(value) < 1e15) {
            return String.format(Locale.ROOT, "%,d", (long) value);
        }
        BigDecimal rounded =
                new BigDecimal(value).round(new MathContext(digits)).stripTrailingZeros();
        double size = Math.abs(value);
        return size >= 1e15 || size < 1e-4
                ? rounded.toString()
                : String.format(Locale.ROOT, "%,." + Math.max(0, rounded.scale()) + "f", rounded);
    }

    @Override
    public String legal() {
        return say("a number such as 6 or 2.5");
    }

    @Override
    public String example() {
        return "6";
    }
}
