import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance } from '../../src/domain/edit-distance.ts';
import { nearestSubcommand, routeOf } from '../../src/slack/subcommands.ts';

const NAMES = ['', 'setup', 'join', 'settings', 'share', 'search', 'recent', 'shelf', 'me', 'gather', 'help'];

describe('the nearest subcommand', () => {
  it.each([
    ['serch', 'search'],
    ['saerch', 'search'],
    ['sreach', 'search'],
    ['seacrh', 'search'],
    ['SHARE', 'share'],
    ['hsare', 'share'],
    ['shared', 'share'],
    ['shlf', 'shelf'],
    ['sett', 'settings'],
    ['setings', 'settings'],
    ['stup', 'setup'],
    ['hlep', 'help'],
    ['recnt', 'recent'],
    ['gahter', 'gather'],
  ])('of “%s” is %s', (typed, meant) => {
    expect(nearestSubcommand(typed, NAMES)).toBe(meant);
  });

  it.each([
    'git',
    'me2',
    'research',
    'rebase',
    'start',
    'docker',
    'lösung',
    '日本語',
    '🙂🙂🙂🙂',
    '',
    'serch trees',
  ])('is none for “%s”', (typed) => {
    expect(nearestSubcommand(typed, NAMES)).toBeNull();
  });

  it('guesses no name of two words', () => {
    expect(nearestSubcommand('feedbac', ['feedback give', 'feedback'])).toBe('feedback');
    expect(nearestSubcommand('feed', ['feedback give'])).toBeNull();
  });

  it('counts edits as a slower, recursive count does', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });
    fc.assert(fc.property(word, word, (a, b) => editDistance(a, b) === slowDistance(a, b)));
  });
});

describe('where a text leads', () => {
  const routes = new Map(['', 'search', 'feedback', 'feedback give'].map((name) => [name, name]));

  it.each([
    ['', '', ''],
    ['   ', '', ''],
    ['search  git  bisect ', 'search', 'git  bisect'],
    ['SEARCH\u00A0git', 'search', 'git'],
    ['feedback', 'feedback', ''],
    ['feedback give', 'feedback give', ''],
    ['  Feedback   GIVE   <@U1|ben> on  Monday', 'feedback give', '<@U1|ben> on  Monday'],
    ['feedback\ngive\nmore\nlines', 'feedback give', 'more\nlines'],
    ['feedback gives', 'feedback', 'gives'],
    ['feedback give@ben', 'feedback', 'give@ben'],
    ['search feedback give', 'search', 'feedback give'],
  ])('of “%s” is %s, and what follows it', (text, name, rest) => {
    expect(routeOf(text, routes)).toEqual({ name, run: name, rest });
  });

  it.each(['give', 'feedbackgive', 'git bisect'])('is nowhere for “%s”', (text) => {
    expect(routeOf(text, routes)).toBeNull();
  });
});

/** Straight from the definition: the first letters are dropped, added, replaced or swapped. */
function slowDistance(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  if (a[0] === b[0]) return slowDistance(a.slice(1), b.slice(1));
  const ways = [
    slowDistance(a.slice(1), b),
    slowDistance(a, b.slice(1)),
    slowDistance(a.slice(1), b.slice(1)),
  ];
  if (a[0] === b[1] && a[1] === b[0]) ways.push(slowDistance(a.slice(2), b.slice(2)));
  return 1 + Math.min(...ways);
}
