package dev.stridebook.data;

import static dev.stridebook.language.Language.say;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A web server that has the files as {@code .gz}.
 *
 * @param base address that a file's name is added to
 */
record HttpSource(URI base) implements Source {
    // A class without a network must not wait long.
    private static final Duration TO_CONNECT = Duration.ofMillis(2500);
    private static final Duration TO_ANSWER = Duration.ofSeconds(6);
    private static final Duration TO_DOWNLOAD = Duration.ofMinutes(3);

    @Override
    public String name() {
        return base.toString();
    }

    @Override
    public void fetch(List<DataFile> files, Path into) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(TO_CONNECT)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        for (DataFile file : files) {
            Path packed = into.resolve(file.name() + ".gz");
            download(client, base.resolve(file.name() + ".gz"), packed);
            FolderSource.unpack(packed, into.resolve(file.name()));
            Files.delete(packed);
        }
    }

    private static void download(HttpClient client, URI address, Path to) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address).timeout(TO_ANSWER).build();
        CompletableFuture<HttpResponse<Path>> running = client.sendAsync(request, HttpResponse.BodyHandlers.ofFile(to));
        try {
            int status = running.get(TO_DOWNLOAD.toSeconds(), TimeUnit.SECONDS).statusCode();
            if (status != 200) {
                throw new IOException(say("the server answered with status %d", status));
            }
        } catch (ExecutionException failure) {
            throw new IOException(reason(failure.getCause()), failure);
        } catch (TimeoutException tooSlow) {
            throw new IOException(say("the download took longer than %d minutes", TO_DOWNLOAD.toMinutes()), tooSlow);
        } finally {
            running.cancel(true);
        }
    }

    private static String reason(Throwable failure) {
        if (failure instanceof HttpTimeoutException) {
            return say("no answer");
        }
        return failure instanceof ConnectException ? say("no connection") : failure.toString();
    }
}
