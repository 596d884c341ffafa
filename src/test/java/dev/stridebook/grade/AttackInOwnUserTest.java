package dev.stridebook.grade;

import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf(value = "isRoot", disabledReason = "only root can give a process a user of its own")
class AttackInOwnUserTest extends GradedAttacks {
    AttackInOwnUserTest() {
        super("user");
    }

    static boolean isRoot() {
        return new com.sun.security.auth.module.UnixSystem().getUid() == 0;
    }
}
