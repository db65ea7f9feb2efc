/** The ids of mentoring, as in ids.ts. */
export const mentoringIds = {
  profile: {
    form: 'mentor-profile:form',
    /** Menus whose choices come while somebody types. */
    helps: 'mentor-profile:helps',
    learns: 'mentor-profile:learns',
    /** These carry a community's id. */
    open: 'mentor-profile:open',
    delete: 'mentor-profile:delete',
    /** A menu of the person's other communities. */
    other: 'mentor-profile:other',
    pause: 'mentor-profile:pause',
    resume: 'mentor-profile:resume',
    /** The one tap back under the word that we paused somebody; carries a community's id and when it was. */
    back: 'mentor-profile:back',
    /** For leaders: which fields of Slack's profiles say what. */
    fieldsForm: 'mentor-profile:fields-form',
  },
  finding: {
    /** Asks what to look for; carries a community's id. */
    open: 'mentor-finding:open',
    form: 'mentor-finding:form',
    skill: 'mentor-finding:skill',
    /** Looks for another skill; the value is it, after the community's id. */
    look: 'mentor-finding:look',
    /** Puts the skill on what one wants to learn; the value is likewise. */
    want: 'mentor-finding:want',
    /** Opens the question whether to ask the person found; the value is them, with the community and the skill. */
    ask: 'mentor-finding:ask',
    askForm: 'mentor-finding:ask-form',
  },
  round: {
    form: 'matching-round:form',
    program: 'matching-round:program',
    /** Another one for each program, so that a field takes what is usual there and forgets what was chosen before. */
    field: (name: string, program: string) => `matching-round:${name}:${program}`,
    group: 'matching-round:group',
    /** Its value is the community's id. */
    begin: 'matching-round:begin',
    /** A menu beside each of those who are proposed: `lock <group>`, `forbid <group>`, `move <mentee>`, … */
    change: 'matching-round:change',
    /** Their value is a page. */
    earlier: 'matching-round:earlier',
    further: 'matching-round:further',
    /** The next ones carry a round's id. */
    look: 'matching-round:look',
    again: 'matching-round:again',
    send: 'matching-round:send',
    discard: 'matching-round:discard',
    cancel: 'matching-round:cancel',
    stop: 'matching-round:stop',
    skip: 'matching-round:skip',
    takePart: 'matching-round:take-part',
    moveForm: 'matching-round:move-form',
    mentor: 'matching-round:mentor',
  },
  suggestion: {
    /** These carry a suggestion's id. */
    accept: 'suggestion:accept',
    decline: 'suggestion:decline',
    declineForm: 'suggestion:decline-form',
    /** After a no because it is not the time. */
    pause: 'suggestion:pause',
  },
  pairing: {
    /** These carry a pairing's id. */
    end: 'pairing:end',
    cannot: 'pairing:cannot',
    anotherTime: 'pairing:another-time',
    calendar: 'pairing:calendar',
    endForm: 'pairing:end-form',
    why: 'pairing:why',
    whyForm: 'pairing:why-form',
    /** These carry a pairing's id and the number of a check-in: `<id> 3`. */
    met: 'pairing:met',
    notYet: 'pairing:not-yet',
    fit: (fit: string) => `pairing:fit:${fit.replaceAll('_', '-')}`,
    lookBack: 'pairing:look-back',
    reflectionForm: 'pairing:reflection-form',
  },
  program: {
    /** Sends the figures with pictures; carries a community's id. */
    send: 'mentor-program:send',
  },
} as const;
