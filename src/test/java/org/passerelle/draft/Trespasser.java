package org.passerelle.draft;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Policy;
import java.util.List;

/** Tries, in a process that is confined as that of a draft, what its argument says, and prints what came of it. */
@SuppressWarnings("removal" /* ADR 0035 */)
final class Trespasser {

    private Trespasser() {}

    @FunctionalInterface
    private interface Deed {
        Object doIt() throws Exception;
    }

    /**
     * Enters and tries.
     *
     * @param arguments own folder, a file beside it, the port of somebody who listens
     */
    public static void main(String[] arguments) {
        Path home = Path.of(arguments[0]);
        Path beside = Path.of(arguments[1]);
        int port = Integer.parseInt(arguments[2]);
        Confinement.enter(home);
        attempt("write own", () -> Files.writeString(home.resolve("a"), "own"));
        attempt("read own", () -> Files.readString(home.resolve("a")));
        attempt("delete own", () -> Files.deleteIfExists(home.resolve("a")));
        attempt("read Java", () -> Files.size(Path.of(System.getProperty("java.home"), "release")));
        attempt("read classes", () -> Trespasser.class
                .getResource("Trespasser.class")
                .openStream()
                .read());
        attempt("read beside", () -> Files.readString(beside));
        attempt(
                "read beside by a detour",
                () -> Files.readString(home.resolve("..").resolve(beside.getFileName())));
        attempt("write beside", () -> Files.writeString(beside, "gone"));
        attempt("delete beside", () -> Files.deleteIfExists(beside));
        attempt("link beside", () -> Files.createSymbolicLink(home.resolve("link"), beside));
        attempt("list", () -> home.resolveSibling("").toFile().list());
        attempt("connect", () -> new Socket(InetAddress.getLoopbackAddress(), port));
        attempt("fetch", () -> URI.create("http://127.0.0.1:" + port + "/")
                .toURL()
                .openStream()
                .read());
        attempt("listen", () -> new ServerSocket(0));
        attempt("start", () -> new ProcessBuilder(List.of("/bin/true")).start().waitFor());
        attempt(
                "end others",
                () -> ProcessHandle.current().parent().orElseThrow().destroy());
        attempt("load", () -> {
            System.load(beside.toString());
            return "";
        });
        attempt("protection domain", () -> String.class.getProtectionDomain());
        attempt("policy", () -> {
            Policy.setPolicy(null);
            return "";
        });
        attempt("manager", () -> {
            System.setSecurityManager(null);
            return "";
        });
    }

    private static void attempt(String what, Deed deed) {
        try {
            deed.doIt();
            System.out.println(what + ": done");
        } catch (SecurityException refused) {
            System.out.println(what + ": refused");
        } catch (Exception | LinkageError other) {
            System.out.println(what + ": " + other);
        }
    }
}
