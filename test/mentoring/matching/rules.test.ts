import { describe, expect, it } from 'vitest';
import { isAllowed, offersIt, rulesBroken, whyNot } from '../../../src/domain/mentoring/matching/rules.ts';
import { mentor, noRules, person } from './people.ts';

const all = { notManager: true, notSameTeam: true, sameLanguage: true, leastSharedMinutes: 120 };

describe('hard rules', () => {
  it('keep somebody from their manager, whoever of the two is the mentor', () => {
    const rules = { ...noRules, notManager: true };
    const [ana, ben] = [mentor('ana'), person('ben', { manager: 'ana' })];
    expect(whyNot(ana, ben, rules, 480)).toBe('manager');
    expect(whyNot(ben, ana, rules, 480)).toBe('manager');
    expect(isAllowed(ana, ben, noRules, 480)).toBe(true);
    expect(isAllowed(ana, person('eva', { manager: 'chloe' }), rules, 480)).toBe(true);
  });

  it('keep those of one team apart, however it is spelt', () => {
    const rules = { ...noRules, notSameTeam: true };
    const ana = mentor('ana', { team: 'Site Reliability' });
    expect(whyNot(ana, person('ben', { team: ' site  reliability' }), rules, 480)).toBe('team');
    expect(isAllowed(ana, person('ben', { team: 'Sales' }), rules, 480)).toBe(true);
    expect(isAllowed(ana, person('ben'), rules, 480)).toBe(true);
    expect(isAllowed(mentor('ana'), person('ben'), rules, 480)).toBe(true);
  });

  it('ask for a language that both have named', () => {
    const rules = { ...noRules, sameLanguage: true };
    const ana = mentor('ana', { languages: ['de', 'en'] });
    expect(isAllowed(ana, person('ben', { languages: ['en', 'pt'] }), rules, 480)).toBe(true);
    expect(whyNot(ana, person('ben', { languages: ['pt'] }), rules, 480)).toBe('language');
    expect(whyNot(ana, person('ben'), rules, 480)).toBe('language');
  });

  it('ask for so many shared minutes, and no fewer', () => {
    const rules = { ...noRules, leastSharedMinutes: 120 };
    expect(isAllowed(mentor('ana'), person('ben'), rules, 120)).toBe(true);
    expect(whyNot(mentor('ana'), person('ben'), rules, 119)).toBe('hours');
  });

  it('are named in one order, all of those that are broken', () => {
    const ana = mentor('ana', { team: 'Sales', languages: ['de'] });
    const ben = person('ben', { team: 'Sales', languages: ['en'], manager: 'ana' });
    expect(rulesBroken(ana, ben, all, 0)).toEqual(['manager', 'team', 'language', 'hours']);
    expect(whyNot(ana, ben, all, 0)).toBe('manager');
  });
});

describe('whether somebody has what is looked for', () => {
  const ana = mentor('ana', { helps: ['sql', 'hiring'] });

  it('for mentoring, one of the skills that are wanted', () => {
    expect(offersIt(ana, person('ben', { learns: ['hiring', 'rust'] }), 'mentoring')).toBe(true);
    expect(offersIt(ana, person('ben', { learns: ['rust'] }), 'mentoring')).toBe(false);
  });

  it('is open where one of them names nothing', () => {
    expect(offersIt(ana, person('ben'), 'mentoring')).toBe(true);
    expect(offersIt(mentor('ana'), person('ben', { learns: ['rust'] }), 'mentoring')).toBe(true);
  });

  it('for a buddy, no skill', () => {
    expect(offersIt(ana, person('ben', { learns: ['rust'] }), 'buddies')).toBe(true);
  });
});
