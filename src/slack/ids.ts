/**
 * Every action id, callback id and block id that travels through Slack is named here, so that views and handlers cannot
 * drift apart. What an id is about (a share's id) goes into the button's value or the view's private_metadata.
 */
export const ids = {
  learn: {
    menu: 'learn:menu',
    help: 'learn:help',
  },
  community: {
    setUp: 'community:set-up',
    setUpForm: 'community:set-up-form',
  },
  share: {
    open: 'share:open',
    form: 'share:form',
    shortcut: 'share_what_i_learned',
    saveMessage: 'save_as_learning',
    answersIt: 'this_answers_it',
  },
  library: {
    search: 'library:search',
  },
} as const;
