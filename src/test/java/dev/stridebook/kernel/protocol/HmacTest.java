package dev.stridebook.kernel.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class HmacTest {
    @Provide
    Arbitrary<String> schemes() {
        return Arbitraries.of("hmac-md5", "hmac-sha1", "hmac-sha224", "hmac-sha256", "hmac-sha384", "hmac-sha512");
    }

    @Property(tries = 300)
    void signs_as_javas_own(
            @ForAll @From("schemes") String scheme,
            @ForAll @StringLength(min = 1, max = 200) String key,
            @ForAll @Size(max = 5) List<byte[]> parts)
            throws Exception {
        String name = scheme.replace("-", "");
        Mac javas = Mac.getInstance(name);
        javas.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), name));
        parts.forEach(javas::update);
        Hmac ours = Hmac.of(scheme, key);

        assertThat(ours.sign(parts)).isEqualTo(javas.doFinal());
        assertThat(ours.sign(List.of()))
                .as("what was signed before is forgotten")
                .isEqualTo(javas.doFinal());
    }

    @Test
    void an_unknown_scheme_is_named_with_one_that_is_known() {
        for (String scheme : List.of("hmac-crc32", "sha256", "")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Hmac.of(scheme, "key"))
                    .withMessageContainingAll(scheme, "Use hmac-sha256");
        }
    }
}
