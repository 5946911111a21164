import path from 'node:path';
import type { AuditSetting } from '../open-record';
import { heldKeys, KEYS_FILE, withKeys } from '../question/keys-file';
import { openQuestion } from '../question/seal';
import { QUESTIONS } from '../record';
import type { Act } from './acts';

/** The text of a question that was sealed; undefined where its key was destroyed, or it is not what was committed to. */
export async function openedQuestion(
  setting: AuditSetting,
  { log, question }: Act,
): Promise<string | undefined> {
  if (!question) return undefined;
  const key = await withKeys(path.join(setting.folder, log, KEYS_FILE), (keys) => keys.read(question.key));
  const text = key && openQuestion(question, key, setting.key.secret(QUESTIONS));
  key?.fill(0);
  return text;
}

/** The same of many acts, one after another: the keys of a log are read once. */
export function questionOpener(setting: AuditSetting): (act: Act) => string | undefined {
  const secret = setting.key.secret(QUESTIONS);
  const keysOf = new Map<string, ReturnType<typeof heldKeys>>();
  return ({ log, question }) => {
    if (!question) return undefined;
    const keys = keysOf.get(log) ?? heldKeys(path.join(setting.folder, log, KEYS_FILE));
    keysOf.set(log, keys);
    const key = keys(question.key);
    return key && openQuestion(question, key, secret);
  };
}
