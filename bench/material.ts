import { readFile } from 'node:fs/promises';

export interface Post {
  readonly title: string;
  readonly topic: string;
  readonly body: string;
}

export interface Material {
  readonly posts: readonly Post[];
  /** Where they are from, for the report. */
  readonly origin: string;
}

const GENERATED = 2000;
const TOPICS = ['git', 'postgres', 'vim', 'unix', 'ruby', 'react', 'tmux', 'css', 'python', 'rails'];

/** Posts of a JSONL file with title, topic and body; without one, texts of our own making with a language's usual few common and many rare words. */
export async function material(path: string | undefined): Promise<Material> {
  if (path === undefined) return { posts: generated(), origin: `${GENERATED} generated texts` };
  const lines = (await readFile(path, 'utf8')).split('\n').filter((line) => line.trim() !== '');
  const posts = lines.map((line): Post => {
    const { title, topic, body }: Record<string, unknown> = JSON.parse(line);
    return { title: String(title), topic: String(topic), body: String(body).slice(0, 3000) };
  });
  return { posts, origin: `${posts.length} posts of ${path.split('/').at(-1)}` };
}

const PLAIN =
  'the you can use to a with command file and it this in branch git run find index query commit select list delete table column database server update install environment variable search path string array function buffer window session query test rename copy count number date time user password key value'.split(
    ' ',
  );

function generated(): Post[] {
  const random = mulberry(42);
  const word = () => {
    // Zipf's law: the nth word is n times rarer than the first.
    const place = Math.floor(Math.exp(random() * Math.log(20_000)));
    return PLAIN[place - 1] ?? `word${place.toString(36)}`;
  };
  const words = (count: number) => Array.from({ length: count }, word).join(' ');
  return Array.from({ length: GENERATED }, (_, n) => ({
    title: words(6),
    topic: TOPICS[n % TOPICS.length] ?? 'git',
    body: words(60 + Math.floor(random() * 200)),
  }));
}

/** A small generator with a seed: each run measures the same texts. */
function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
