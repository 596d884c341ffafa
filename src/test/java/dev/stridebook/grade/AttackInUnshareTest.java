package dev.stridebook.grade;

import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(value = OS.LINUX, disabledReason = "the sandboxes are of Linux")
class AttackInUnshareTest extends GradedAttacks {
    AttackInUnshareTest() {
        super("unshare");
    }
}
