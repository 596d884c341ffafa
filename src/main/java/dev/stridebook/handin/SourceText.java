package dev.stridebook.handin;

import static dev.stridebook.language.Language.say;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import dev.stridebook.language.Language;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The text in a file of unknown encoding. The evidence, from the strongest to the weakest: a byte order mark; every second byte of plain
 * text is zero (UTF-16); the bytes are valid UTF-8; the letters are those that a language uses often.
 *
 * @param text the text, without a byte order mark
 * @param encoding the name of its encoding
 */
public record SourceText(String text, String encoding) {
    static final String USUAL = "UTF-8";

    private static final Charset WESTERN = Charset.forName("windows-1252");
    /** A superset of GBK, which is a superset of GB2312. */
    private static final Charset CHINESE = Charset.forName("GB18030");

    /** The longer marks come first, because some begin like shorter ones. */
    private static final Map<byte[], Charset> MARKS = new LinkedHashMap<>();

    static {
        MARKS.put(new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf}, StandardCharsets.UTF_8);
        MARKS.put(new byte[] {(byte) 0xff, (byte) 0xfe, 0, 0}, Charset.forName("UTF-32LE"));
        MARKS.put(new byte[] {0, 0, (byte) 0xfe, (byte) 0xff}, Charset.forName("UTF-32BE"));
        MARKS.put(new byte[] {(byte) 0xff, (byte) 0xfe}, StandardCharsets.UTF_16LE);
        MARKS.put(new byte[] {(byte) 0xfe, (byte) 0xff}, StandardCharsets.UTF_16BE);
    }

    /** The encodings of more than one byte for a letter that the detector is right about, if it is sure. */
    private static final Set<String> EAST_ASIAN = Set.of("GB18030", "Big5", "Shift_JIS", "EUC-JP", "EUC-KR");

    private static final Set<String> OF_OTHER_LETTERS = Set.of(
            "windows-1251",
            "KOI8-R",
            "ISO-8859-5",
            "ISO-8859-6",
            "windows-1256",
            "ISO-8859-7",
            "windows-1253",
            "ISO-8859-8",
            "windows-1255");
    private static final Set<String> OF_WESTERN_LETTERS = Set.of("ISO-8859-1", "windows-1252");
    private static final Set<String> OF_OTHER_LATIN_LETTERS =
            Set.of("ISO-8859-2", "windows-1250", "ISO-8859-9", "windows-1254");
    /** Confidences of the detector, in percent. */
    private static final int SURE = 50;

    private static final int FITS = 25;
    /** Fewer letters may be signs between words of any language. */
    private static final int FEW_LETTERS = 4;

    /**
     * Returns the text in these bytes.
     *
     * @return empty if they are not text in any encoding
     */
    public static Optional<SourceText> of(byte[] bytes) {
        for (Map.Entry<byte[], Charset> mark : MARKS.entrySet()) {
            int length = mark.getKey().length;
            if (bytes.length >= length && Arrays.equals(bytes, 0, length, mark.getKey(), 0, length)) {
                return marked(Arrays.copyOfRange(bytes, length, bytes.length), mark.getValue());
            }
        }
        Optional<SourceText> wide =
                wide(bytes, 0, StandardCharsets.UTF_16BE).or(() -> wide(bytes, 1, StandardCharsets.UTF_16LE));
        if (wide.isPresent()) {
            return wide;
        }
        if (isBinary(bytes)) {
            return Optional.empty();
        }
        return Optional.of(narrow(bytes));
    }

    /** Reads what follows a mark. No source is without a single letter or sign of ASCII, but other files happen to begin like a mark. */
    private static Optional<SourceText> marked(byte[] rest, Charset encoding) {
        String text = new String(rest, encoding);
        return text.isBlank() || text.chars().anyMatch(letter -> letter > ' ' && letter < 0x7f)
                ? Optional.of(new SourceText(text, encoding.name()))
                : Optional.empty();
    }

    /**
     * Returns a name, which is too short for statistics.
     *
     * @param otherwise the encoding of a name that is neither UTF-8 nor Chinese
     */
    static String ofName(byte[] bytes, Charset otherwise) {
        return strictly(bytes, StandardCharsets.UTF_8)
                .or(() -> isChinese(bytes) ? strictly(bytes, CHINESE) : Optional.empty())
                .orElseGet(() -> new String(bytes, otherwise));
    }

    /**
     * Reads UTF-16 without a mark: of a Java file or notebook, most characters are ASCII.
     *
     * @param zeros 0 if the first byte of each pair is zero, or else 1
     */
    private static Optional<SourceText> wide(byte[] bytes, int zeros, Charset encoding) {
        if (bytes.length < 2 || bytes.length % 2 != 0) {
            return Optional.empty();
        }
        int plain = 0;
        for (int i = 0; i < bytes.length; i += 2) {
            int other = bytes[i + 1 - zeros];
            plain += bytes[i + zeros] == 0 && (other >= ' ' && other < 0x7f || isSpace(other)) ? 1 : 0;
        }
        return plain * 2 * 2 > bytes.length
                ? strictly(bytes, encoding).map(text -> new SourceText(text, encoding.name()))
                : Optional.empty();
    }

    private static boolean isSpace(int one) {
        return one == '\t' || one == '\n' || one == '\r' || one == '\f';
    }

    /** Text has no zeros, and hardly any control characters. */
    private static boolean isBinary(byte[] bytes) {
        int controls = 0;
        for (byte one : bytes) {
            if (one == 0) {
                return true;
            }
            controls += one > 0 && one < ' ' && !isSpace(one) ? 1 : 0;
        }
        return controls * 20L > bytes.length;
    }

    private static SourceText narrow(byte[] bytes) {
        Optional<String> usual = strictly(bytes, StandardCharsets.UTF_8);
        if (usual.isPresent()) {
            return new SourceText(usual.get(), USUAL);
        }
        if (isMostlyUtf8(bytes)) {
            return new SourceText(new String(bytes, StandardCharsets.UTF_8), say("UTF-8 with errors"));
        }
        byte[] lines = linesBeyondAscii(bytes);
        return as(
                bytes,
                guess(lines, EAST_ASIAN)
                        .filter(guess -> guess.getConfidence() >= SURE)
                        .map(SourceText::charset)
                        .or(() -> isChinese(lines) ? Optional.of(CHINESE) : Optional.empty())
                        .or(() -> isBeyondAscii(lines)
                                ? guess(lines, OF_OTHER_LETTERS).map(SourceText::charset)
                                : Optional.empty())
                        .or(() -> otherLatin(lines))
                        .orElse(WESTERN));
    }

    /** Returns the likeliest of some encodings, as the detector sees it. */
    private static Optional<CharsetMatch> guess(byte[] lines, Set<String> among) {
        return Stream.of(new CharsetDetector().setText(lines).detectAll())
                .filter(guess -> among.contains(guess.getName()) && Charset.isSupported(guess.getName()))
                .findFirst();
    }

    private static Charset charset(CharsetMatch guess) {
        return Charset.forName(guess.getName());
    }

    /** Returns another encoding of Latin letters if it fits far better than the western one, in which words of code count as well. */
    private static Optional<Charset> otherLatin(byte[] lines) {
        int western = guess(lines, OF_WESTERN_LETTERS)
                .map(CharsetMatch::getConfidence)
                .orElse(0);
        return guess(lines, OF_OTHER_LATIN_LETTERS)
                .filter(guess -> guess.getConfidence() >= FITS && guess.getConfidence() >= 2 * western)
                .map(SourceText::charset);
    }

    /** Returns whether words have hardly any letters of ASCII if they have others: Cyrillic or Greek ones, say. */
    private static boolean isBeyondAscii(byte[] lines) {
        int beyond = 0;
        int plain = 0;
        int wordBeyond = 0;
        int wordPlain = 0;
        for (int i = 0; i <= lines.length; i++) {
            byte each = i < lines.length ? lines[i] : (byte) ' ';
            if (each < 0) {
                wordBeyond++;
            } else if (Character.isLetter(each)) {
                wordPlain++;
            } else {
                if (wordBeyond > 0) {
                    beyond += wordBeyond;
                    plain += wordPlain;
                }
                wordBeyond = 0;
                wordPlain = 0;
            }
        }
        return beyond >= FEW_LETTERS && beyond >= 4 * plain;
    }

    private static SourceText as(byte[] bytes, Charset encoding) {
        return new SourceText(new String(bytes, encoding), encoding.name());
    }

    private static Optional<String> strictly(byte[] bytes, Charset encoding) {
        try {
            return Optional.of(encoding.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException otherEncoding) {
            return Optional.empty();
        }
    }

    /** Returns whether more of what lies beyond ASCII is UTF-8 than not: somebody pasted a letter, or the end is cut off. */
    private static boolean isMostlyUtf8(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        long beyondAscii = text.codePoints().filter(letter -> letter >= 0x80).count();
        long wrong = text.codePoints().filter(letter -> letter == 0xfffd).count();
        return wrong * 2 < beyondAscii;
    }

    /** Returns the lines that tell something about the encoding; the others are code, and would count as English. */
    private static byte[] linesBeyondAscii(byte[] bytes) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        int start = 0;
        boolean tells = false;
        for (int i = 0; i < bytes.length; i++) {
            tells |= bytes[i] < 0;
            if (bytes[i] == '\n' || i == bytes.length - 1) {
                if (tells) {
                    lines.write(bytes, start, i + 1 - start);
                }
                start = i + 1;
                tells = false;
            }
        }
        return lines.toByteArray();
    }

    /**
     * Returns whether short text is Chinese: most of its pairs of bytes are among the 3,755 frequent characters and the punctuation of
     * GB2312. Of the pairs that western letters happen to form, hardly any are, since small letters are in the rows of the rare ones.
     * A few names can be of rare characters alone; whoever reads Chinese has them from others who write it.
     */
    private static boolean isChinese(byte[] bytes) {
        if (strictly(bytes, CHINESE).isEmpty()) {
            return false;
        }
        if (Language.current() == Language.CHINESE) {
            return true;
        }
        int pairs = 0;
        int frequent = 0;
        for (int i = 0; i < bytes.length - 1; i++) {
            if (bytes[i] < 0) {
                int row = bytes[i] & 0xff;
                int cell = bytes[i + 1] & 0xff;
                pairs++;
                frequent += cell >= 0xa1 && (row >= 0xa1 && row <= 0xa3 || row >= 0xb0 && row <= 0xd7) ? 1 : 0;
                i++;
            }
        }
        return frequent * 2 > pairs;
    }
}
