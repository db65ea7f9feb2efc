import { createSecretKey, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { disclose, enclose, keysOf, SealError } from '../../src/domain/sealing/envelope.ts';
import { receiptOf } from '../../src/domain/sealing/receipts.ts';
import { sealId, userId } from '../../src/ids.ts';

const newKey = () => createSecretKey(randomBytes(32));
const ONE = sealId.of('00000000-0000-4000-8000-000000000001');
const OTHER = sealId.of('00000000-0000-4000-8000-000000000002');

describe('what is enclosed', () => {
  const key = newKey();

  it('is disclosed as it was, and takes 28 bytes more', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (contents) => {
        const enclosed = enclose(key, 'here', contents);
        expect(enclosed).toHaveLength(contents.length + 28);
        expect([...disclose(key, 'here', enclosed)]).toEqual([...contents]);
      }),
    );
  });

  it('is another each time, and shows nothing', () => {
    const contents = Buffer.from('a text of which nothing may show');
    const enclosed = [enclose(key, 'here', contents), enclose(key, 'here', contents)];
    expect(enclosed[0]?.subarray(0, 12)).not.toEqual(enclosed[1]?.subarray(0, 12));
    expect(enclosed[0]?.subarray(12)).not.toEqual(enclosed[1]?.subarray(12));
    expect(Buffer.concat(enclosed).includes('text')).toBe(false);
  });

  it('is not disclosed after any bit of it changed, nor cut, nor lengthened', () => {
    const enclosed = enclose(key, 'here', Buffer.from('contents'));
    for (let bit = 0; bit < enclosed.length * 8; bit += 1) {
      const changed = Buffer.from(enclosed);
      changed.writeUInt8(changed.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      expect(() => disclose(key, 'here', changed)).toThrow(SealError);
    }
    for (let length = 0; length < enclosed.length; length += 1) {
      expect(() => disclose(key, 'here', enclosed.subarray(0, length))).toThrow(SealError);
    }
    expect(() => disclose(key, 'here', Buffer.concat([enclosed, Buffer.alloc(1)]))).toThrow(SealError);
  });

  it('is not disclosed with another key, nor for another place, and the error holds nothing of it', () => {
    const enclosed = enclose(key, 'here', Buffer.from('contents'));
    expect(() => disclose(newKey(), 'here', enclosed)).toThrow(SealError);
    expect(() => disclose(key, 'there', enclosed)).toThrow(
      new SealError('SEAL_BROKEN', 'there cannot be opened: it was sealed with another key, or changed.'),
    );
  });
});

describe('the keys of a seal', () => {
  it('are others for each use and each seal, and the same each time', () => {
    const key = newKey();
    const hex = (seal: typeof ONE) => {
      const { receipts, contents } = keysOf(seal, key);
      return [receipts, contents].map((derived) => derived.export().toString('hex'));
    };
    expect(hex(ONE)).toEqual(hex(ONE));
    expect(new Set([...hex(ONE), ...hex(OTHER), key.export().toString('hex')]).size).toBe(5);
  });

  it('give each member a receipt that is the same each time and says nothing without them', () => {
    const { receipts } = keysOf(ONE, newKey());
    const [ana, ben] = [userId.of('UANA'), userId.of('UBEN')];
    expect(receiptOf(receipts, ana)).toHaveLength(32);
    expect(receiptOf(receipts, ana)).toEqual(receiptOf(receipts, ana));
    expect(receiptOf(receipts, ana)).not.toEqual(receiptOf(receipts, ben));
    expect(receiptOf(keysOf(ONE, newKey()).receipts, ana)).not.toEqual(receiptOf(receipts, ana));
  });
});
