package dev.stridebook.handin;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.HexFormat;

/** The ways in which editors write text, each with words of a language that it is used for. */
public enum Writing {
    UTF_8("UTF-8", "", "Höhe × Breite, 输出", "größe"),
    UTF_8_WITH_MARK("UTF-8", "efbbbf", "Höhe × Breite, 输出", "größe"),
    UTF_16LE_WITH_MARK("UTF-16LE", "fffe", "Höhe × Breite, 输出", "größe"),
    UTF_16BE_WITH_MARK("UTF-16BE", "feff", "Höhe × Breite, 输出", "größe"),
    UTF_16LE("UTF-16LE", "", "Höhe × Breite, 输出", "größe"),
    UTF_16BE("UTF-16BE", "", "Höhe × Breite, 输出", "größe"),
    UTF_32LE_WITH_MARK("UTF-32LE", "fffe0000", "Höhe × Breite, 输出", "größe"),
    GERMAN("windows-1252", "", "Höhe × Breite – „Größe“ der Ausgabe", "größe"),
    GERMAN_IN_SHORT("ISO-8859-1", "", "Größe", "höhe"),
    FRENCH("windows-1252", "", "déjà calculé : la taille", "taille"),
    SPANISH("ISO-8859-1", "", "¿Qué tamaño?", "tamaño"),
    A_SINGLE_LETTER("windows-1252", "", "3×5", "size"),
    CHINESE("GBK", "", "用公式计算输出的高度和宽度", "大小"),
    CHINESE_IN_SHORT("GBK", "", "答案", "高度"),
    CHINESE_IN_18030("GB18030", "", "我的答案：卷积核", "大小"),
    TRADITIONAL_CHINESE("Big5", "", "這是輸出的高度和寬度，我用公式計算", "size"),
    JAPANESE("Shift_JIS", "", "出力の大きさを計算します", "size"),
    KOREAN("EUC-KR", "", "출력의 높이와 너비를 계산합니다 그리고 답을 돌려줍니다", "size"),
    RUSSIAN("windows-1251", "", "высота и ширина выхода, по формуле из урока", "size");

    private final Charset charset;
    private final byte[] mark;
    private final String words;
    private final String identifier;

    Writing(String charset, String mark, String words, String identifier) {
        this.charset = Charset.forName(charset);
        this.mark = HexFormat.of().parseHex(mark);
        this.words = words;
        this.identifier = identifier;
    }

    /** Returns the right answer to S3.5, with words and an identifier of the language. */
    public String source() {
        return """
                import dev.stridebook.course.exercise.OutputShape;
                import dev.stridebook.shape.Size;

                // %1$s
                class S3_5_OutputShape implements OutputShape.Answer {
                    @Override
                    public Size outputSize() {
                        Size %2$s = Size.of(2, 2); // %1$s
                        return %2$s;
                    }

                    @Override
                    public Size otherOutputSize() {
                        return Size.of(3, 7);
                    }
                }
                """.formatted(words, identifier);
    }

    /** Returns the right answer in a notebook whose text is not escaped. */
    public String notebook() {
        return """
                {
                 "cells": [
                  {"cell_type": "markdown", "metadata": {}, "source": "%s"},
                  {"cell_type": "code", "execution_count": null, "metadata": {}, "outputs": [], "source": "%s"}
                 ],
                 "metadata": {"kernelspec": {"display_name": "Java", "language": "java", "name": "java"}},
                 "nbformat": 4,
                 "nbformat_minor": 4
                }
                """.formatted(words, source().replace("\n", "\\n"));
    }

    /** Returns the bytes of a text as an editor saves it. */
    public byte[] save(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(mark);
        bytes.writeBytes(text.getBytes(charset));
        return bytes.toByteArray();
    }

    /** Returns whether the file needs no remark. */
    public boolean isUtf8() {
        return charset.name().equals("UTF-8");
    }
}
