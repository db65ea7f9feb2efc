import type { JSX } from 'preact';
import type { FieldValue } from '../../gestures.ts';
import type { JsonObject } from '../../json.ts';
import { objectsIn, stringAt } from '../../json.ts';
import type { Input } from '../../limits/layout.ts';
import { ChooseFiles, ChosenFiles } from './choosing-files.tsx';
import { useChosen } from './chosen.ts';
import { type Uploaded, useUploading } from './uploading.ts';

type FileInput = Extract<Input['element'], { type: 'file_input' }>;

/** A field into which files are put. */
export function FileField({
  element,
  state,
  id,
  label,
  describedBy,
  fill,
}: {
  readonly element: FileInput;
  readonly state: JsonObject | undefined;
  readonly id: string;
  readonly label: string;
  readonly describedBy: string | undefined;
  /** Resolves when the local Slack has heard of it, or has refused it. */
  fill(fileIds: FieldValue): Promise<void>;
}): JSX.Element {
  const { isBusy, error, upload, forget } = useUploading();
  const chosen = chosenIn(state);
  const { add, remove } = useChosen(
    chosen.map((file) => file.id),
    fill,
  );
  const isMany = element.max_files !== 1;
  return (
    <>
      <ChosenFiles
        files={chosen}
        remove={(removed) => {
          forget();
          remove(removed);
        }}
      />
      <div>
        <ChooseFiles
          face={isMany ? 'Upload files' : 'Upload a file'}
          label={`${isMany ? 'Upload files' : 'Upload a file'}: ${label}`}
          id={id}
          accept={(element.filetypes ?? []).map((type) => `.${type.replace(/^\./, '')}`).join(',')}
          isMany={isMany}
          isBusy={isBusy}
          describedBy={describedBy}
          take={async (files) => {
            const sent = await upload(files);
            if (sent.length > 0) add(...sent.map((file) => file.id));
          }}
        />
      </div>
      {error === null ? null : (
        <p class="error" role="alert">
          {error}
        </p>
      )}
    </>
  );
}

function chosenIn(state: JsonObject | undefined): Uploaded[] {
  return objectsIn(state?.files).map((file) => ({
    id: stringAt(file, 'id') ?? '',
    name: stringAt(file, 'name') ?? '',
    bytes: typeof file.size === 'number' ? file.size : 0,
  }));
}
