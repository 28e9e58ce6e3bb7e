import { constantCase, type SubgraphContext } from '@tokorozawa/subgraph-kit';
import type { LocalizedText } from '@tokorozawa/vocabulary';
import { AddressRefusedError, checkAddress, type RefusalReason, requireWellWritten } from '@tokorozawa/webhooks';
import type { DataSource } from 'typeorm';
import type { Values } from '../write/parse-items';
import { unknownMunicipality } from '../write/unknown-reference';
import { type ItemError, WriteErrorCode } from '../write/write-types';
import { canBeTold, enteredTypesOf, subscribableTypes } from './subscribed-changes';
import type { WebhookFilter } from './webhook.entity';

const refusals: Record<RefusalReason, LocalizedText> = {
  INVALID: {
    ja: '「https://」で始まる完全なアドレスで書いてください。',
    en: 'Give a complete web address that begins with "https://".',
  },
  CREDENTIALS: {
    ja: 'アドレスに利用者名やパスワードを書かないでください。メッセージの署名で送信元を確かめられます。',
    en: 'Give an address without a user name or a password. The signature of a message tells who sent it.',
  },
  SPACE: {
    ja: 'アドレスに空白や改行を書かないでください。空白が要るところは「%20」と書きます。',
    en: 'Give an address without spaces and line breaks. Write "%20" where one is meant.',
  },
  FRAGMENT: {
    ja: '「#」とその後ろを除いてください。その部分は受信先に送られません。',
    en: 'Leave out "#" and what follows it, because it is never sent to a receiver.',
  },
  PORT: {
    ja: 'ポート 0 では受信できません。受信先のポートを書くか、ポートを省いてください。',
    en: 'Nothing is received at port 0. Give the port of the receiver, or leave it out.',
  },
  NOT_HTTPS: { ja: '「https://」で始まるアドレスにしてください。', en: 'Give an address that begins with "https://".' },
  UNRESOLVED: {
    ja: 'アドレスのホスト名が見つかりません。つづりと DNS の登録を確かめてください。',
    en: 'The host of the address is not found. Check its spelling, and its entry in the domain name system.',
  },
  PRIVATE: {
    ja: 'アドレスがインターネットに公開されていません。LGWAN などの内部の受信先には、運用者による許可(WEBHOOK_PRIVATE_NETWORKS)が必要です。',
    en: 'The address does not belong to the public Internet. An internal receiver, such as one in LGWAN, needs the permission of the operator (WEBHOOK_PRIVATE_NETWORKS).',
  },
};

/** Finds what is wrong with the address of a webhook and with its conditions. */
export async function checkWebhook(
  { url, filter }: Values,
  { database, load, sending }: SubgraphContext,
): Promise<ItemError[]> {
  const conditions = filter as WebhookFilter | undefined;
  const errors = await unknownNames(conditions, database);
  const code = conditions?.municipality;
  if (code) errors.push(...(await unknownMunicipality(code, ['filter', 'municipality'], load)));
  if (conditions && errors.length === 0 && !(await canBeTold(conditions, database)))
    errors.push({ path: ['filter'], code: WriteErrorCode.INVALID, message: nothingToTell(database) });
  try {
    requireWellWritten(url as string);
    await checkAddress(url as string, { privateNetworks: sending.privateNetworks });
  } catch (error) {
    if (!(error instanceof AddressRefusedError)) throw error;
    errors.push({ path: ['url'], code: WriteErrorCode.ADDRESS_REFUSED, message: refusals[error.reason] });
  }
  return errors;
}

/** Each condition is right by itself, and together they would keep the webhook silent for ever. */
function nothingToTell(database: DataSource): LocalizedText {
  const entered = enteredTypesOf(database).map(constantCase);
  return {
    ja: `これらの条件をすべて満たす種類の記録がないため、一度も通知されません。自治体が登録する記録の種類: ${entered.join('、')}`,
    en: `No type of record fulfills all of these conditions, so the webhook would never be called. Municipalities enter records of the types ${entered.join(' and ')}.`,
  };
}

async function unknownNames(filter: WebhookFilter | undefined, database: DataSource): Promise<ItemError[]> {
  const { subgraphs, recordTypes } = await subscribableTypes(database);
  const errorsOf = (property: 'subgraphs' | 'recordTypes', known: ReadonlyMap<string, string>): ItemError[] =>
    (filter?.[property] ?? []).flatMap((name, index) =>
      known.has(name)
        ? []
        : [
            {
              path: ['filter', property, index],
              code: WriteErrorCode.UNKNOWN_REFERENCE,
              message: {
                ja: `「${name}」はありません。次のどれかにしてください: ${[...known.keys()].join('、')}`,
                en: `"${name}" is unknown. Give one of these: ${[...known.keys()].join(', ')}.`,
              },
            },
          ],
    );
  return [...errorsOf('subgraphs', subgraphs), ...errorsOf('recordTypes', recordTypes)];
}
