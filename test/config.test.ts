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
    PORT: '99999',
    NODE_ENV: 'production',
  });
  for (const name of [
    'SLACK_BOT_TOKEN',
    'SLACK_APP_TOKEN',
    'SLACK_API_URL',
    'DATABASE_URL',
    'LOG_LEVEL',
    'PORT',
  ]) {
    expect(problems.some((problem) => problem.includes(name))).toBe(true);
  }
  expect(problems.join(' ')).not.toContain('secret-of-ours');
});
