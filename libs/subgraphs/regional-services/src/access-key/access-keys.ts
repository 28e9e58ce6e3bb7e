import { areEqualHashes, KnownMunicipality, type AccessKeyStore } from '@tokorozawa/subgraph-kit';
import { IsNull } from 'typeorm';
import { AccessKey } from './access-key.entity';

/** In milliseconds. The use of a key is noted once in this time, so that reading with a key seldom writes. */
const useNotedEvery = 60_000;

/** What a lookup finds. */
interface FoundKey extends Pick<AccessKey, 'hash' | 'scopes' | 'municipalityCode'> {
  expiresAt: Date;
  revokedAt: Date | null;
  isExpired: boolean;
  isUseNoted: boolean;
}

/** The clock of the database, which all processes share. */
const timestamp = () => 'transaction_timestamp()';

const unusedHash = '0'.repeat(64);

/** 鍵: the keys of the municipalities, in the table `access_key`. */
export const accessKeys: AccessKeyStore = {
  async check({ database, writer }, { id, hash }) {
    const [found] = await database.query<FoundKey[]>(
      `SELECT hash, scopes, municipality_code AS "municipalityCode", expires_at AS "expiresAt", revoked_at AS "revokedAt",
         expires_at <= transaction_timestamp() AS "isExpired",
         coalesce(last_used_at > transaction_timestamp() - $2 * interval '1 millisecond', false) AS "isUseNoted"
       FROM access_key WHERE id = $1`,
      [id, useNotedEvery],
    );
    if (!areEqualHashes(hash, found?.hash ?? unusedHash) || !found) return { state: 'unknown' };
    if (found.revokedAt) return { state: 'revoked', since: found.revokedAt.toISOString() };
    if (found.isExpired) return { state: 'expired', since: found.expiresAt.toISOString() };
    const { municipalityCode: municipality, scopes } = found;
    if (!found.isUseNoted) {
      // Whoever has a valid key need not wait for the note, nor fail without it.
      writer
        ?.transaction(municipality, async (manager) => {
          await manager.query('UPDATE access_key SET last_used_at = transaction_timestamp() WHERE id = $1', [id]);
        })
        .catch(() => undefined);
    }
    return { state: 'valid', municipality, scopes };
  },

  async municipalities(database) {
    const known = await database.getRepository(KnownMunicipality).find({ order: { id: 'ASC' } });
    return new Map(known.map(({ id, name }) => [id, name]));
  },

  async add(database, { municipality: municipalityCode, ...key }) {
    await database.getRepository(AccessKey).insert({ ...key, municipalityCode, createdAt: timestamp });
  },

  async list(database) {
    const keys = await database.getRepository(AccessKey).find({ order: { createdAt: 'DESC', id: 'ASC' } });
    return keys.map(({ municipalityCode: municipality, hash: _hash, ...key }) => ({ ...key, municipality }));
  },

  async revoke(database, id) {
    const keys = database.getRepository(AccessKey);
    await keys.update({ id, revokedAt: IsNull() }, { revokedAt: timestamp });
    return keys.existsBy({ id });
  },
};
