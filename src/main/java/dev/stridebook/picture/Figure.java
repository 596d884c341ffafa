package dev.stridebook.picture;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;

/**
 * Boxes or lines that are drawn alike and have the same meaning.
 *
 * @param name their meaning, such as {@code padding}; the class of the SVG element
 * @param ink their colours and line
 * @param path the path, of straight lines only
 */
record Figure(String name, Ink ink, Path2D path) implements Mark {

    Figure(String name, Ink ink) {
        this(name, ink, new Path2D.Double());
    }

    Figure box(double x, double y, double width, double height) {
        path.moveTo(x, y);
        path.lineTo(x + width, y);
        path.lineTo(x + width, y + height);
        path.lineTo(x, y + height);
        path.closePath();
        return this;
    }

    Figure line(double fromX, double fromY, double toX, double toY) {
        path.moveTo(fromX, fromY);
        path.lineTo(toX, toY);
        return this;
    }

    /** Draws a closed outline through points given as x, y, x, y … */
    Figure polygon(double... points) {
        path.moveTo(points[0], points[1]);
        for (int i = 2; i < points.length; i += 2) {
            path.lineTo(points[i], points[i + 1]);
        }
        path.closePath();
        return this;
    }

    /** Draws slanted lines over a square. */
    Figure hatch(double x, double y, double side) {
        line(x, y + side, x + side, y);
        if (side >= 12) {
            line(x, y + side / 2, x + side / 2, y);
            line(x + side / 2, y + side, x + side, y + side / 2);
        }
        return this;
    }

    Figure moved(double right, double down) {
        return new Figure(name, ink, new Path2D.Double(path, AffineTransform.getTranslateInstance(right, down)));
    }

    boolean isEmpty() {
        return path.getCurrentPoint() == null;
    }

    @Override
    public void writeSvg(StringBuilder svg) {
        svg.append("<path class=\"%s\" %s d=\"".formatted(name, ink.toSvgAttributes()));
        double[] to = new double[6];
        double x = 0;
        double y = 0;
        for (PathIterator steps = path.getPathIterator(null); !steps.isDone(); steps.next()) {
            int step = steps.currentSegment(to);
            if (step == PathIterator.SEG_CLOSE) {
                svg.append('z');
                continue;
            }
            if (step == PathIterator.SEG_MOVETO) {
                svg.append('M').append(Numbers.shortest(to[0])).append(' ').append(Numbers.shortest(to[1]));
            } else if (to[1] == y) {
                svg.append('h').append(Numbers.shortest(to[0] - x));
            } else if (to[0] == x) {
                svg.append('v').append(Numbers.shortest(to[1] - y));
            } else {
                svg.append('L').append(Numbers.shortest(to[0])).append(' ').append(Numbers.shortest(to[1]));
            }
            x = to[0];
            y = to[1];
        }
        svg.append("\"/>\n");
    }

    @Override
    public void paint(Graphics2D graphics) {
        if (ink.fill() != null) {
            graphics.setColor(ink.fill().color());
            graphics.fill(path);
        }
        if (ink.stroke() != null) {
            graphics.setColor(ink.stroke().color());
            graphics.setStroke(ink.toStroke());
            graphics.draw(path);
        }
    }
}
