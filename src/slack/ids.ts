import { mentoringIds } from './ids-of-mentoring.ts';

/**
 * Every action id, callback id and block id that travels through Slack is named here, so that views and handlers cannot
 * drift apart. What an id is about (a share's id) goes into the button's value or the view's private_metadata.
 */
export const ids = {
  learn: {
    menu: 'learn:menu',
    help: 'learn:help',
    /** A button that does what `/learn <subcommand>` does. Its value is what would follow. */
    run: (subcommand: string) => `learn:run:${subcommand.replaceAll(' ', '-')}`,
    /** The same for search, beside a button that may run search too. */
    searchFor: 'learn:search-for',
  },
  community: {
    /** Opens the form for setting up; its value is the channel. */
    setUp: 'community:set-up',
    setUpForm: 'community:set-up-form',
    /** Shows the rest of a form and keeps what was typed. */
    more: 'community:more',
    zone: 'community:zone',
    ownZone: 'community:own-zone',
    /** The next ones carry a community's id. */
    join: 'community:join',
    stepOut: 'community:step-out',
    settings: 'community:settings',
    /** A menu of the person's other communities. */
    otherSettings: 'community:other-settings',
    settingsForm: 'community:settings-form',
    terms: 'community:terms',
    termsForm: 'community:terms-form',
    leader: 'community:leader',
    leaderForm: 'community:leader-form',
    stepDown: 'community:step-down',
    keepAgreement: 'community:keep-agreement',
  },
  share: {
    /** Opens the form; the value goes into it as what was learned. */
    open: 'share:open',
    /** Opens the form as a question; the value is the question. */
    ask: 'share:ask',
    form: 'share:form',
    kind: 'share:kind',
    tags: 'share:tags',
    editForm: 'share:edit-form',
    deleteForm: 'share:delete-form',
    shortcut: 'share_what_i_learned',
    saveMessage: 'save_as_learning',
    answersIt: 'this_answers_it',
    /** The buttons under a share; each carries the share's id. */
    used: 'share:used',
    undoUse: 'share:undo-use',
    sayChange: 'share:say-change',
    changeForm: 'share:change-form',
    save: 'share:save',
    unsave: 'share:unsave',
    readAll: 'share:read-all',
    edit: 'share:edit',
    delete: 'share:delete',
    /** A menu of the last two; its options say `edit <id>` or `delete <id>`. */
    more: 'share:more',
    sayYes: 'share:say-yes',
    sayNo: 'share:say-no',
    outcome: 'share:outcome',
    outcomeForm: 'share:outcome-form',
  },
  library: {
    /** Another page of what was searched for; see slack/library/page-value.ts. Likewise the lists. */
    search: 'library:search',
    earlierHits: 'library:earlier-hits',
    recent: 'library:recent',
    earlierRecent: 'library:earlier-recent',
    shelf: 'library:shelf',
    earlierShelf: 'library:earlier-shelf',
    mine: 'library:mine',
    earlierMine: 'library:earlier-mine',
    takeOff: 'library:take-off',
  },
  checklist: {
    askThree: 'checklist:ask-three',
    askThreeForm: 'checklist:ask-three-form',
    lookBack: 'checklist:look-back',
    leaveOut: 'checklist:leave-out',
    putAway: 'checklist:put-away',
  },
  draft: {
    form: 'draft:form',
    template: 'draft:template',
    /** Another one for each template, so that the field takes the new title and forgets the old one. */
    title: (template: string) => `draft:title:${template}`,
    /** Shows the rest of the form and keeps what was typed. */
    more: 'draft:more',
    who: 'draft:who',
    group: 'draft:group',
    questions: 'draft:questions',
    preview: 'draft:preview',
    save: 'draft:save',
    /** A menu beside each question; its options say what to do with it: `edit <key>`, `up <key>`, … */
    question: 'draft:question',
    addQuestion: 'draft:add-question',
    questionForm: 'draft:question-form',
    kind: 'draft:kind',
    /** In the preview nothing is sent. */
    previewForm: 'draft:preview-form',
    previewAnswer: 'draft:preview-answer',
    /** What is offered instead of a round that cannot be opened as it is. */
    togetherForm: 'draft:together-form',
    samePeopleForm: 'draft:same-people-form',
    /** These carry the round's id. */
    goOn: 'draft:go-on',
    takeBack: 'draft:take-back',
    discard: 'draft:discard',
  },
  round: {
    /** Its value is the community's id. */
    begin: 'round:begin',
    /** These carry a round's id. */
    answer: 'round:answer',
    answerForm: 'round:answer-form',
    extend: 'round:extend',
    extendForm: 'round:extend-form',
    close: 'round:close',
    cancel: 'round:cancel',
    lookThrough: 'round:look-through',
    /** Its value is `<reason> <comment>`. */
    withhold: 'round:withhold',
    /** A page of what was written: see slack/rounds/results/place.ts. Likewise the results. */
    earlierComments: 'round:earlier-comments',
    moreComments: 'round:more-comments',
    publishForm: 'round:publish-form',
    read: 'round:read',
    earlierResults: 'round:earlier-results',
    laterResults: 'round:later-results',
    sendResults: 'round:send-results',
    export: 'round:export',
    promise: 'round:promise',
    promiseForm: 'round:promise-form',
  },
  delivery: {
    standsThere: 'delivery:stands-there',
    postAgain: 'delivery:post-again',
    letBe: 'delivery:let-be',
  },
  exports: {
    deleteFile: 'exports:delete-file',
  },
  feedback: {
    /** The window that `/feedback` alone opens. */
    menu: 'feedback:menu',
    giveForm: 'feedback:give-form',
    /** The preview; its metadata is the draft's id. */
    sendForm: 'feedback:send-form',
    /** These carry the id of a draft, or of what was sent. */
    change: 'feedback:change',
    open: 'feedback:open',
    thank: 'feedback:thank',
    takeBack: 'feedback:take-back',
    remove: 'feedback:remove',
    askForm: 'feedback:ask-form',
    /** These carry the id of a request. */
    answer: 'feedback:answer',
    notNow: 'feedback:not-now',
    removeRequest: 'feedback:remove-request',
    /** Opens one's own lists, where no channel is needed. */
    mine: 'feedback:mine',
    mineView: 'feedback:mine-view',
    section: (section: string) => `feedback:section:${section}`,
    newer: 'feedback:newer',
    older: 'feedback:older',
    export: 'feedback:export',
  },
  gather: {
    open: 'gather:open',
    form: 'gather:form',
  },
  bank: {
    /** A menu of the themes, in a block of its own for each, so that Slack forgets what was chosen before. */
    theme: 'bank:theme',
    themeBlock: (theme: string) => `bank:theme:${theme}`,
    /** A menu beside each question; its options say what to do with it: `pick <id>`, `edit <id>`, … */
    question: 'bank:question',
    add: 'bank:add',
    addForm: 'bank:add-form',
    editForm: 'bank:edit-form',
    leaveToRotation: 'bank:leave-to-rotation',
    stop: 'bank:stop',
    start: 'bank:start',
  },
  action: {
    /** Opens the form for a new one; its value is the community. */
    add: 'action:add',
    addForm: 'action:add-form',
    /** Their value is the page of the list to which they lead. */
    earlier: 'action:earlier',
    further: 'action:further',
    /** These carry an action item's id. */
    done: 'action:done',
    takeUpAgain: 'action:take-up-again',
    reschedule: 'action:reschedule',
    keep: 'action:keep',
    handOver: 'action:hand-over',
    drop: 'action:drop',
    /** A menu; its options say `change <id>`, `hand-over <id>` or `drop <id>`. */
    menu: 'action:menu',
    changeForm: 'action:change-form',
    dayForm: 'action:day-form',
    handOverForm: 'action:hand-over-form',
    dropForm: 'action:drop-form',
  },
  journal: {
    form: 'journal:form',
    open: 'journal:open',
    newer: 'journal:newer',
    older: 'journal:older',
    export: 'journal:export',
    /** These carry an answer's id. */
    readAll: 'journal:read-all',
    change: 'journal:change',
    delete: 'journal:delete',
  },
  reflection: {
    /** These carry a community's id and a week: `<id> 2026-W10`. */
    answer: 'reflection:answer',
    decline: 'reflection:decline',
    another: 'reflection:another',
    heard: 'reflection:heard',
    answerForm: 'reflection:answer-form',
    heardForm: 'reflection:heard-form',
    /** Its value is the community's id. */
    answerNext: 'reflection:answer-next',
    /** A menu of the person's communities in the form for answering. */
    community: 'reflection:community',
    /** What a member wishes who was offered less; the value is the community's id. */
    wish: (wish: string) => `reflection:wish:${wish.replaceAll(' ', '-')}`,
    /** A message typed to the bot as an answer: the same, and the message's timestamps. */
    saveTyped: 'reflection:save-typed',
    leaveTyped: 'reflection:leave-typed',
    /** Answers without a name, for leaders; these two carry a page beside the week. */
    readWithoutNames: 'reflection:read-without-names',
    withoutNamesBack: 'reflection:without-names-back',
    withoutNamesOn: 'reflection:without-names-on',
  },
  mentoring: mentoringIds,
} as const;
