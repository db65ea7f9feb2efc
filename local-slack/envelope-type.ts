/** What kinds of payload reach an app, in Slack's own words for them. */
export type EnvelopeType = 'events_api' | 'interactive' | 'slash_commands';
