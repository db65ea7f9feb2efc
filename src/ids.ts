declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

/** A workspace that has installed Lyceum: Slack's team id, or the organisation's on Enterprise Grid. */
export type WorkspaceId = Branded<'WorkspaceId'>;
/** Slack's id of a person; unique within a workspace only. */
export type UserId = Branded<'UserId'>;
/** Slack's id of a user group: `S…`. */
export type UserGroupId = Branded<'UserGroupId'>;
export type ChannelId = Branded<'ChannelId'>;
/** Slack's message timestamp: unique within a channel, a text, never a number. */
export type MessageTs = Branded<'MessageTs'>;
/** Slack's id of a file. */
export type FileId = Branded<'FileId'>;

export type CommunityId = Branded<'CommunityId'>;
export type ShareId = Branded<'ShareId'>;
export type DeliveryId = Branded<'DeliveryId'>;
export type QuestionId = Branded<'QuestionId'>;
export type ReflectionId = Branded<'ReflectionId'>;
/** What is sealed together, under one key. */
export type SealId = Branded<'SealId'>;
export type RoundId = Branded<'RoundId'>;
export type ActionItemId = Branded<'ActionItemId'>;
export type FeedbackId = Branded<'FeedbackId'>;
export type FeedbackRequestId = Branded<'FeedbackRequestId'>;
export type SkillId = Branded<'SkillId'>;
export type MatchingRoundId = Branded<'MatchingRoundId'>;
/** Some people who are proposed to each other in a matching round. */
export type MatchingGroupId = Branded<'MatchingGroupId'>;
export type SuggestionId = Branded<'SuggestionId'>;
export type PairingId = Branded<'PairingId'>;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const SLACK_ID = /^[A-Z][A-Z0-9]{1,30}$/;
const USER_GROUP = /^S[A-Z0-9]{1,30}$/;
const TIMESTAMP = /^\d{1,12}\.\d{6}$/;

/** Brands texts of one form. The only place where a brand is put on. */
function brandOf<Id extends string>(name: string, form: RegExp) {
  return {
    /** The id, or null where the text has another form: what comes back from Slack may be forged. */
    parse: (text: unknown): Id | null => (typeof text === 'string' && form.test(text) ? (text as Id) : null),
    /** @throws TypeError where the text has another form: for what we wrote ourselves. */
    of: (text: string): Id => {
      if (!form.test(text)) throw new TypeError(`not a ${name}`);
      return text as Id;
    },
  };
}

export const workspaceId = brandOf<WorkspaceId>('workspace id', SLACK_ID);
export const userId = brandOf<UserId>('user id', SLACK_ID);
export const userGroupId = brandOf<UserGroupId>('user group id', USER_GROUP);
export const channelId = brandOf<ChannelId>('channel id', SLACK_ID);
export const fileId = brandOf<FileId>('file id', SLACK_ID);
export const messageTs = brandOf<MessageTs>('message timestamp', TIMESTAMP);
export const communityId = brandOf<CommunityId>('community id', UUID);
export const shareId = brandOf<ShareId>('share id', UUID);
export const deliveryId = brandOf<DeliveryId>('delivery id', UUID);
export const questionId = brandOf<QuestionId>('question id', UUID);
export const reflectionId = brandOf<ReflectionId>('reflection id', UUID);
export const sealId = brandOf<SealId>('seal id', UUID);
export const roundId = brandOf<RoundId>('round id', UUID);
export const actionItemId = brandOf<ActionItemId>('action item id', UUID);
export const feedbackId = brandOf<FeedbackId>('feedback id', UUID);
export const feedbackRequestId = brandOf<FeedbackRequestId>('feedback request id', UUID);
export const skillId = brandOf<SkillId>('skill id', UUID);
export const matchingRoundId = brandOf<MatchingRoundId>('matching round id', UUID);
export const matchingGroupId = brandOf<MatchingGroupId>('matching group id', UUID);
export const suggestionId = brandOf<SuggestionId>('suggestion id', UUID);
export const pairingId = brandOf<PairingId>('pairing id', UUID);
