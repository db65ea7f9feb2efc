/** `npm run import`. Nothing native is imported before the runtime is known to be new enough. */
import { existsSync } from 'node:fs';

const OLDEST_NODE = 26;

async function main(): Promise<number> {
  if (Number.parseInt(process.versions.node, 10) < OLDEST_NODE) {
    process.stderr.write(
      `Lyceum needs Node ${OLDEST_NODE} or newer, and this is ${process.version}. Start it with: npm run import\n`,
    );
    return 1;
  }
  if (existsSync('.env')) process.loadEnvFile('.env');
  const [{ readConfig }, { machineClock }, { runImport }] = await Promise.all([
    import('./config.ts'),
    import('./clock.ts'),
    import('./import/run.ts'),
  ]);
  return await runImport(process.argv.slice(2), {
    databaseUrl: readConfig(process.env).databaseUrl,
    clock: machineClock,
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
  });
}

process.exitCode = await main();
