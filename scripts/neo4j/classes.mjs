// A class archive (JEP 350): what the JVM made of the classes that a start of Neo4j needs, read and verified once.
// With it the server is ready in six tenths of the time. Kept among the jars, one for each version of Java.
import { constants, existsSync } from 'node:fs';
import { access, mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The JVM's option for the archive, made first if there is none: `start` is asked to start a server with two more
 * options, and as that server stops its JVM writes the archive. Without an archive the server only starts later, so
 * where none can be written there is no option and no error. A JVM that an archive does not fit leaves it unread.
 * @param {{ lib: string, javaVersion: string, log: (line: string) => void,
 *   start: (...options: string[]) => Promise<{ stop: () => Promise<void> }> }} options
 * @returns {Promise<string[]>}
 */
export async function classArchive({ lib, javaVersion, log, start }) {
  const archive = join(lib, `classes-java-${javaVersion}.jsa`);
  if (!existsSync(archive) && (await isWritable(lib))) {
    log('recording the classes of Neo4j (once, so that it starts sooner)');
    const temp = await mkdtemp(join(lib, '.classes-'));
    try {
      const part = join(temp, 'part.jsa');
      const server = await start(`-XX:ArchiveClassesAtExit=${part}`, '-Xlog:cds*=error'); // one line for each class left out
      await server.stop();
      // Another process may have been first; either archive serves.
      if (existsSync(part)) await rename(part, archive);
    } finally {
      await rm(temp, { recursive: true, force: true });
    }
  }
  return existsSync(archive) ? [`-XX:SharedArchiveFile=${archive}`] : [];
}

const isWritable = (folder) =>
  access(folder, constants.W_OK).then(
    () => true,
    () => false,
  );
