package org.passerelle.log;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Where the decision log is kept, and how. Without a folder or a topic there is none. */
@ConfigMapping(prefix = "passerelle.log")
public interface LogSettings {

    /** Returns the folder that the log is written to. */
    Optional<Path> folder();

    /** Returns the Kafka topic that the log is written to. */
    Optional<String> topic();

    /** Returns the folder of the secrets, by which entries tell nothing to who does not have them. */
    Optional<Path> secrets();

    /** Returns whether entries hold the facts, encrypted. */
    boolean facts();

    /** Returns the bytes after which a file ends with the next checkpoint. */
    long segmentBytes();

    /** Returns the number of entries after which a checkpoint follows. */
    int checkpointEntries();

    /** Returns the time after which a checkpoint follows when anything was written. */
    Duration checkpointTime();

    /** Returns the time after which a decision is refused that is not written yet. */
    Duration patience();
}
