import type { Composed, Composers } from '../../delivery/composed.ts';
import { type Exportable, exportables } from '../../domain/exports/exports.ts';
import { button, buttonRow } from '../blocks/buttons.ts';
import { countOf, exportWords } from '../blocks/exported.ts';
import { paragraph } from '../blocks/text.ts';
import { ids } from '../ids.ts';

export const exportComposers: Composers = {
  exported: async ({ subject }) => {
    const of = exportables.find((one) => one === subject.of);
    return of === undefined ? null : exportedMessage(of, Number(subject.entries));
  },
};

/** Stands beside the file, in the person's conversation with the bot. */
function exportedMessage(of: Exportable, entries: number): Composed {
  const { are, stay } = exportWords(of);
  const text = `${are.charAt(0).toUpperCase()}${are.slice(1)} in the file here: ${countOf(of, entries)}. Only you and I are in this conversation. Slack keeps the file until you press *Delete the file*.`;
  return {
    text,
    blocks: [
      paragraph(text),
      buttonRow(
        button('Delete the file', ids.exports.deleteFile, {
          confirm: {
            title: 'Delete the file?',
            text: `It goes from Slack for good. ${stay}`,
            yes: 'Delete',
            no: 'Keep',
          },
        }),
      ),
    ],
  };
}
