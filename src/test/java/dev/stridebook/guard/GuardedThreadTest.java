package dev.stridebook.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class GuardedThreadTest {
    private final CountDownLatch begun = new CountDownLatch(1);
    private final AtomicReference<Throwable> ended = new AtomicReference<>();

    private GuardedThread start(Runnable work) throws Exception {
        GuardedThread thread = new GuardedThread(new ThreadGroup("test"), work, "test");
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((any, e) -> ended.set(e));
        thread.start();
        return thread;
    }

    private void loop() {
        begun.countDown();
        while (true) {
            Guard.check();
        }
    }

    @Test
    void an_abandoned_thread_ends_at_its_next_jump_back_and_others_go_on() throws Exception {
        GuardedThread endless = start(this::loop);
        begun.await();

        endless.abandon();
        endless.join();

        assertThat(ended.get()).isInstanceOf(GuardedThread.Abandoned.class);
        assertThatCode(Guard::check).doesNotThrowAnyException();
    }

    @Test
    void nobody_is_asked_any_more_once_the_abandoned_threads_have_ended() throws Exception {
        GuardedThread first = start(this::loop);
        CountDownLatch held = new CountDownLatch(1);
        GuardedThread second = start(() -> awaitQuietly(held));
        begun.await();
        int others = Guard.abandonedThreads();

        first.abandon();
        second.abandon();
        first.abandon();
        first.join();
        assertThat(Guard.abandonedThreads()).as("while one still runs").isEqualTo(others + 1);

        held.countDown();
        second.join();
        assertThat(Guard.abandonedThreads()).as("after both have ended").isEqualTo(others);

        first.abandon();
        assertThat(Guard.abandonedThreads()).as("abandoned after its end").isEqualTo(others);
    }

    @Test
    void a_thread_that_never_ends_makes_no_other_code_ask_the_host() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        CountDownLatch held = new CountDownLatch(1);
        GuardedThread waiting = start(() -> awaitQuietly(held));
        Guard.Host before = Guard.install(new Guard.Host() {
            @Override
            public void stopIfAsked() {
                asked.incrementAndGet();
            }

            @Override
            public Optional<String> refusalOf(String call) {
                return Optional.empty();
            }
        });
        try {
            waiting.abandon();
            Guard.check();
            assertThat(asked).as("an abandoned thread still runs").hasValue(0);

            Guard.raiseAlarm();
            Guard.check();
            Guard.lowerAlarm();
            Guard.check();
            assertThat(asked).as("one alarm of the host").hasValue(1);
        } finally {
            Guard.install(before);
            held.countDown();
            waiting.join();
        }
    }

    /** Like code that no guard reaches: an interrupt does not end it. */
    private static void awaitQuietly(CountDownLatch latch) {
        while (true) {
            try {
                latch.await();
                return;
            } catch (InterruptedException e) {
                // Continue with the next wait.
            }
        }
    }
}
