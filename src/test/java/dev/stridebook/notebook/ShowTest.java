package dev.stridebook.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShowTest {
    private static final Displayable PICTURE =
            () -> MimeBundle.text("a picture").with(MimeBundle.SVG, "<svg/>");

    @Test
    void in_an_unmodified_jjava_values_show_and_update() {
        JjavaKernel kernel = JjavaKernel.start();
        try {
            Show.show(PICTURE, "here");
            Show.update("done", "here");

            var shown = (org.dflib.jjava.jupyter.messages.publish.PublishDisplayData)
                    kernel.published().get(0);
            assertThat(shown.getData(org.dflib.jjava.jupyter.kernel.display.mime.MIMEType.IMAGE_SVG))
                    .isEqualTo("<svg/>");
            assertThat(shown.getDisplayId()).isEqualTo("here");
            var update = (org.dflib.jjava.jupyter.messages.publish.PublishUpdateDisplayData)
                    kernel.published().get(1);
            assertThat(update.getData(org.dflib.jjava.jupyter.kernel.display.mime.MIMEType.TEXT_PLAIN))
                    .isEqualTo("done");
        } finally {
            kernel.stop();
        }
    }

    @Test
    void without_a_notebook_values_are_printed() {
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            Show.show(PICTURE);
        } finally {
            System.setOut(before);
        }

        assertThat(printed.toString(StandardCharsets.UTF_8).strip()).isEqualTo("a picture");
    }

    @Test
    void the_host_installed_last_is_asked_first() {
        List<String> calls = new ArrayList<>();
        Host host = new Host() {
            @Override
            public void display(MimeBundle bundle, String displayId) {
                calls.add("show " + bundle.data().get(MimeBundle.TEXT));
            }

            @Override
            public void update(MimeBundle bundle, String displayId) {
                calls.add("update " + bundle.data().get(MimeBundle.TEXT));
            }

            @Override
            public MimeBundle render(Object value) {
                return MimeBundle.text("<" + value + ">");
            }
        };
        Hosts.install(host);
        try {
            Show.live(1).update(2);
        } finally {
            Hosts.uninstall(host);
        }

        assertThat(calls).containsExactly("show <1>", "update <2>");
        assertThat(Hosts.current()).isNotSameAs(host);
    }
}
