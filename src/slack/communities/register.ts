import { ids } from '../ids.ts';
import type { Surface } from '../surface.ts';
import { chooseOwnZone, chooseZone } from './choose-zone.ts';
import {
  appRemoved,
  channelChanged,
  memberJoined,
  memberLeft,
  tokensRevoked,
  userChanged,
} from './events.ts';
import { join } from './join.ts';
import { keepAgreementAsItIs } from './keep-agreement.ts';
import { openLeader } from './open-leader.ts';
import { openSetUp, openSetUpFromMenu } from './open-set-up.ts';
import { openSettings, openSettingsFromButton } from './open-settings.ts';
import { openTerms } from './open-terms.ts';
import { showMore } from './show-more.ts';
import { stopLeading } from './step-down.ts';
import { stepOutOfCommunity } from './step-out.ts';
import { submitLeader } from './submit-leader.ts';
import { submitSetUp } from './submit-set-up.ts';
import { submitSettings } from './submit-settings.ts';
import { submitTerms } from './submit-terms.ts';

export function registerCommunities(on: Surface): void {
  on.subcommand('setup', openSetUp);
  on.subcommand('settings', openSettings);
  on.action(ids.community.setUp, openSetUpFromMenu);
  on.action(ids.community.more, showMore);
  on.submission(ids.community.setUpForm, submitSetUp);
  on.choices(ids.community.zone, chooseZone);
  on.choices(ids.community.ownZone, chooseOwnZone);
  on.action(ids.community.join, join);
  on.action(ids.community.stepOut, stepOutOfCommunity);
  on.action(ids.community.settings, openSettingsFromButton);
  on.action(ids.community.otherSettings, openSettingsFromButton);
  on.submission(ids.community.settingsForm, submitSettings);
  on.action(ids.community.terms, openTerms);
  on.submission(ids.community.termsForm, submitTerms);
  on.action(ids.community.leader, openLeader);
  on.submission(ids.community.leaderForm, submitLeader);
  on.action(ids.community.stepDown, stopLeading);
  on.action(ids.community.keepAgreement, keepAgreementAsItIs);
  on.event('member_joined_channel', memberJoined);
  on.event('member_left_channel', memberLeft);
  on.event('user_change', userChanged);
  on.event('channel_archive', channelChanged);
  on.event('group_archive', channelChanged);
  on.event('channel_unarchive', channelChanged);
  on.event('group_unarchive', channelChanged);
  on.event('channel_deleted', channelChanged);
  on.event('group_deleted', channelChanged);
  on.event('channel_left', channelChanged);
  on.event('group_left', channelChanged);
  on.event('channel_rename', channelChanged);
  on.event('group_rename', channelChanged);
  on.event('channel_shared', channelChanged);
  on.event('channel_unshared', channelChanged);
  on.event('channel_id_changed', channelChanged);
  on.event('app_uninstalled', appRemoved);
  on.event('tokens_revoked', tokensRevoked);
}
