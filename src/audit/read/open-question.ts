import path from 'node:path';
import type { AuditSetting } from '../open-record';
import { KEYS_FILE, withKeys } from '../question/keys-file';
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
