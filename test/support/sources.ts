import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');

export interface Source {
  /** From the project's root, with slashes: `src/db/open.ts`. */
  readonly path: string;
  readonly text: string;
  /** What it imports of the project, by path from the root; types too. */
  readonly imports: readonly string[];
}

/** Every TypeScript file below these folders. */
export function sourcesIn(...folders: string[]): Source[] {
  return folders.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => readSource(join(ROOT, folder, name))),
  );
}

function readSource(file: string): Source {
  const text = readFileSync(file, 'utf8');
  const specifiers = [...text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map(
    (match) => match[1] ?? '',
  );
  return {
    path: relative(ROOT, file).replaceAll('\\', '/'),
    text,
    imports: specifiers.map((specifier) =>
      relative(ROOT, join(dirname(file), specifier)).replaceAll('\\', '/'),
    ),
  };
}

export function linesOf(source: Source): number {
  return source.text.trimEnd().split('\n').length;
}
