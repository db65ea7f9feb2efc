import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, realpath, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ConfigError, readConfig } from '../src/config.ts';

function problemsOf(variables: Record<string, string>): readonly string[] {
  try {
    readConfig(variables);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

test('nothing set means the practice community, in a file under data/', () => {
  expect(readConfig({ SLACK_BOT_TOKEN: '  ', PORT: '' })).toEqual({
    slack: null,
    slackApiUrl: 'https://slack.com/api/',
    databaseUrl: 'data/lyceum.db',
    keysDir: 'keys',
    encryptionKey: null,
    logLevel: 'info',
    port: null,
  });
});

test('both tokens mean that workspace, wherever its Slack is', () => {
  const config = readConfig({
    SLACK_BOT_TOKEN: 'xoxb-1',
    SLACK_APP_TOKEN: 'xapp-1',
    SLACK_API_URL: 'http://127.0.0.1:9/api',
    PORT: '8080',
  });
  expect(config.slack).toEqual({ botToken: 'xoxb-1', appToken: 'xapp-1' });
  expect(config.slackApiUrl).toBe('http://127.0.0.1:9/api/');
  expect(config.port).toBe(8080);
  expect(Object.isFrozen(config) && Object.isFrozen(config.slack)).toBe(true);
});

test('half of the credentials is none: the missing half is named', () => {
  expect(problemsOf({ SLACK_BOT_TOKEN: 'xoxb-1' })).toEqual([
    expect.stringContaining('SLACK_APP_TOKEN is missing'),
  ]);
  expect(problemsOf({ SLACK_APP_TOKEN: 'xapp-1' })).toEqual([
    expect.stringContaining('SLACK_BOT_TOKEN is missing'),
  ]);
});

test('production does not practise', () => {
  expect(problemsOf({ NODE_ENV: 'production' })).toHaveLength(1);
});

test('every problem is told at once, and none shows the token', () => {
  const problems = problemsOf({
    SLACK_BOT_TOKEN: 'secret-of-ours',
    SLACK_API_URL: 'slack.com',
    DATABASE_URL: 'mysql://here',
    LOG_LEVEL: 'loud',
    ENCRYPTION_KEY: 'a secret that is none',
    KEYS_DIR: 'mysql:/keys',
    PORT: '99999',
    NODE_ENV: 'production',
  });
  for (const name of [
    'SLACK_BOT_TOKEN',
    'SLACK_APP_TOKEN',
    'SLACK_API_URL',
    'DATABASE_URL',
    'LOG_LEVEL',
    'ENCRYPTION_KEY',
    'KEYS_DIR',
    'PORT',
  ]) {
    expect(problems.some((problem) => problem.includes(name))).toBe(true);
  }
  expect(problems.join(' ')).not.toContain('secret');
});

test('the key that wraps others may be written in two ways, and does not show', () => {
  const bytes = randomBytes(32);
  const ways = [
    bytes.toString('hex'),
    bytes.toString('base64'),
    bytes.toString('base64url'),
    ` ${bytes.toString('hex').toUpperCase()} `,
  ];
  for (const written of ways) {
    const config = readConfig({ ENCRYPTION_KEY: written });
    expect(config.encryptionKey?.export()).toEqual(bytes);
    expect(JSON.stringify(config)).toContain('"encryptionKey":{}');
  }
  for (const length of [0, 1, 16, 31, 33, 64]) {
    const wrong = randomBytes(length).toString('hex').padEnd(1, 'x');
    expect(problemsOf({ ENCRYPTION_KEY: wrong })).toEqual([
      'ENCRYPTION_KEY should be 32 bytes, as base64 or as 64 hexadecimal digits; openssl rand -base64 32 makes one.',
    ]);
  }
});

test('keys may not lie where copies of the database take them along', async () => {
  const refused: [DATABASE_URL: string, KEYS_DIR: string][] = [
    ['data/lyceum.db', 'data/keys'],
    ['data/lyceum.db', 'data'],
    ['data/lyceum.db', 'data/of/keys/'],
    ['file:data/lyceum.db', './data/../data/..keys'],
    ['/srv/lyceum/lyceum.db', '/srv/lyceum/keys'],
    ['lyceum.db', 'keys'],
  ];
  for (const [DATABASE_URL, KEYS_DIR] of refused) {
    const problems = problemsOf({ DATABASE_URL, KEYS_DIR });
    expect(problems, `${DATABASE_URL} ${KEYS_DIR}`).toEqual([
      expect.stringMatching(
        /^KEYS_DIR, .*, lies within the folder of the database, .*\. Name a folder elsewhere\.$/,
      ),
    ]);
  }
  const taken: [DATABASE_URL: string, KEYS_DIR: string][] = [
    ['data/lyceum.db', 'keys'],
    ['data/lyceum.db', 'data-keys'],
    ['data/local/lyceum.db', 'data/local-keys'],
    ['/srv/lyceum/data/lyceum.db', '/srv/lyceum/keys'],
    ['file::memory:', 'keys'],
    ['postgres://lyceum@localhost/lyceum', 'keys'],
  ];
  for (const [DATABASE_URL, KEYS_DIR] of taken) expect(problemsOf({ DATABASE_URL, KEYS_DIR })).toEqual([]);
});

test('nor may they lie there by way of a link', async () => {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'lyceum-')));
  await mkdir(join(folder, 'data'));
  await symlink(join(folder, 'data'), join(folder, 'elsewhere'));
  const variables = {
    DATABASE_URL: join(folder, 'data/lyceum.db'),
    KEYS_DIR: join(folder, 'elsewhere/keys'),
  };
  expect(problemsOf(variables)).toEqual([
    expect.stringContaining(`KEYS_DIR, ${join(folder, 'data/keys')}, lies`),
  ]);
  await rm(folder, { recursive: true });
});
