import type { ShownRound } from '../../domain/rounds/shown-round.ts';
import { momentWithZone } from '../../domain/time.ts';

/**
 * What those who are asked are told before they answer: who will see what, what is kept and until when. Plain words, the same in
 * the invitation and above the questions. It must stay true to what the round does: whoever changes one, changes the other.
 */
export function promise(round: ShownRound): string[] {
  return [
    ...(round.isAboutOwner ? [`This round is about ${round.ownerName}, who asks it.`] : []),
    ...identityWords(round),
    closingWords(round),
  ];
}

function identityWords(round: ShownRound): string[] {
  const who = readersInWords(round);
  switch (round.identity) {
    case 'named':
      return [
        `Named: ${who} can read each answer with its writer’s name, if at least ${round.needed} people answer.`,
        'You can change your answer until the round closes. Then it is kept with the results, for which no end is set.',
      ];
    case 'together':
      return [
        `Reveal together: answers bear names, and ${togetherInWords(round)} can read them all at once.`,
        'That is when everyone who is asked has answered, or when the round closes. Before, nobody can read any.',
        'You can change your answer until then. Afterwards it is kept with the results, for which no end is set.',
      ];
    case 'unlinked':
      return unlinkedWords(round, who);
  }
}

/** Who reads the results, in the middle of a sentence. What a round about its leader says is theirs alone, unless all read it. */
export function readersInWords({ readers, isAboutOwner, ownerName, communityName }: ShownRound): string {
  if (readers === 'everyone') return `everyone in ${communityName}`;
  return isAboutOwner ? `only ${ownerName}` : `the leaders of ${communityName}`;
}

/** Who reads what is revealed together: those who are asked, and who asks them. */
function togetherInWords({ asked, communityName, ownerName }: ShownRound): string {
  return asked.who === 'channel' ? `everyone in ${communityName}` : `all who are asked, and ${ownerName},`;
}

function unlinkedWords({ readers, isAboutOwner, needed }: ShownRound, who: string): string[] {
  // Who is asked about is the only reader then, and is not asked.
  const counted = readers === 'everyone' || isAboutOwner ? 'people answer' : 'people answer who do not lead';
  return [
    `Unlinked: ${who} can read the results without names, if at least ${needed} ${counted}. Answers to an open question appear only if as many wrote one.`,
    'Until the round closes, your answer lies sealed among the others. Only someone in control of the running server could open them.',
    'Then the seal and its key are destroyed, and answers are kept without name or time, in mixed order. Nobody can connect them with a person, whoever runs the server included. Only someone who copied the key before could.',
    'Open answers appear as they were written: how you write can give you away. You cannot change your answer after sending it.',
  ];
}

function closingWords({ closes, identity }: ShownRound): string {
  const closing = `It closes on ${momentWithZone(closes)}.`;
  return identity === 'together'
    ? `${closing} If nobody has answered by then, it stays open for three more days, once.`
    : `${closing} With too few answers it stays open for three more days, once. If they are too few then, all are destroyed.`;
}
