import { join } from 'node:path';

/** The page's program and its styles, ready to be sent. */
export interface Bundle {
  readonly script: string;
  readonly styles: string;
}

/** Bundles the page in memory: nothing is written, and nothing built is kept. @throws where the page's own code is broken. */
export async function bundlePage(): Promise<Bundle> {
  const { build } = await bundler();
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, 'client/main.tsx')],
    bundle: true,
    write: false,
    outdir: 'page',
    format: 'esm',
    target: 'esnext',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    minify: true,
    loader: { '.json': 'json' },
    logLevel: 'silent',
  });
  const ending = (suffix: string) => outputFiles.find(({ path }) => path.endsWith(suffix))?.text ?? '';
  return { script: ending('.js'), styles: ending('.css') };
}

/** A development package: a server that is connected to a workspace never needs it. */
async function bundler(): Promise<typeof import('esbuild')> {
  try {
    return await import('esbuild');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND')) throw error;
    throw new Error('the page of the practice community needs the development packages: run npm ci');
  }
}
