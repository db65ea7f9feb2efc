import type { ChannelId } from '../../ids.ts';
import type { ActionCall, CommandCall } from '../calls.ts';

/** The channel in which someone typed or clicked; null on Home and in modals. */
export function channelOf(call: CommandCall | ActionCall): ChannelId | null {
  return 'channelId' in call ? call.channelId : (call.message?.channelId ?? null);
}
