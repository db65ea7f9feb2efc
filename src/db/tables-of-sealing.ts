import type { SealId, WorkspaceId } from '../ids.ts';

/** Answers of one asking that are kept without a name. Everything in it but the two sizes is encrypted. */
export interface SealRow {
  workspace_id: WorkspaceId;
  id: SealId;
  /** The longest possible answer, in bytes. */
  answer_bytes: number;
  /** How many people may answer. */
  capacity: number;
  /** Who has answered, as receipts; as long when nobody has as when all have. See domain/sealing/receipts.ts. */
  receipts: Uint8Array;
}

/** Room for the answers of some people, as long empty as full. See domain/sealing/box.ts. */
export interface SealedBoxRow {
  workspace_id: WorkspaceId;
  seal_id: SealId;
  /** From 0. */
  box: number;
  contents: Uint8Array;
}
