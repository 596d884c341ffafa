package dev.stridebook.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class BeforeAndAfterTest {
    private static final String HERE =
            "\"date\": \"2026-01-31\", \"environment\": {\"processor\": \"A Processor\", \"cores\": 2}";

    private static final Environment ENVIRONMENT = new Environment(
            new Machine("A Processor", 2, 16_000_000_000L, "Linux, amd64"), "OpenJDK 17", "oneDNN 3", "1.0", null);

    private static JsonNode report(String machine, String parts) throws Exception {
        return new ObjectMapper().readTree("{%s%s}".formatted(machine, parts));
    }

    @Test
    void comparesWhatBothHave() throws Exception {
        JsonNode before = report(HERE, """
                , "startup": {"starts": [{"start": "a command", "median_seconds": 0.5}, {"start": "PyTorch", "median_seconds": 1}]},
                "kernel": {"first_idle": {"median_seconds": 0.8}, "gone": {"median_seconds": 1}},
                "lessons": {"lessons": [{"lesson": "06", "cells": [{"begins": "train();", "seconds": 9}, {"begins": "1 + 1", "seconds": 0.1}]}]},
                "memory": {"peak_bytes": 400000000},
                "kernels": {"10_kernels": [{"stage": "1 + 1", "quiet": [100000000, 120000000]}]}
                """);
        JsonNode after = report(HERE, """
                , "startup": {"starts": [{"start": "a command", "median_seconds": 0.25}, {"start": "PyTorch", "median_seconds": 1}]},
                "kernel": {"first_idle": {"median_seconds": 0.4}},
                "lessons": {"lessons": [{"lesson": "06", "cells": [{"begins": "train();", "seconds": 3}, {"begins": "1 + 1", "seconds": 0.1}]}]},
                "memory": {"peak_bytes": 300000000},
                "kernels": {"10_kernels": [{"stage": "1 + 1", "quiet": [50000000, 60000000]}]}
                """);

        assertThat(new BeforeAndAfter(before, ENVIRONMENT).section(after).text())
                .contains("2026-01-31")
                .endsWith("""
                |                                    | before |  after | ratio |
                |:-----------------------------------|-------:|-------:|------:|
                | a command                          | 500 ms | 250 ms |  0.50 |
                | kernel, first idle                 | 800 ms | 400 ms |  0.50 |
                | 06: `train();`                     | 9.00 s | 3.00 s |  0.33 |
                | peak of an epoch of the MNIST net  | 400 MB | 300 MB |  0.75 |
                | 10 kernels, each quiet after 1 + 1 | 110 MB |  55 MB |  0.50 |
                """);
    }

    @Test
    void anotherMachineIsNotCompared() throws Exception {
        JsonNode before = report(HERE.replace("A Processor", "Another"), "");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BeforeAndAfter(before, ENVIRONMENT))
                .withMessageContaining("processor is \"Another\", but here it is \"A Processor\"")
                .withMessageContaining("Measure both versions on one machine");
    }

    @Test
    void somethingIsCompared() throws Exception {
        JsonNode report = report(HERE, ", \"train\": {}");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BeforeAndAfter(report, ENVIRONMENT))
                .withMessageContaining("no starts and no memory");
    }
}
