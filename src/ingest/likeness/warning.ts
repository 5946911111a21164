import type { AlikeEvents } from '../../archive/archive';
import type { DeliveryFile } from '../../ledger/delivery-file';
import { likeEarlierEvents, likeEarlierRows, likeOwnRows } from '../../ledger/likeness-warning';
import type { LoadServices } from '../load/services';
import { alikeToEarlier, inOrder, isWorthALook, repeatedInside } from './alike';
import type { ContentSample } from './sample';

/**
 * The warning of a file that seems to be a feed which was delivered before under other ids, or which is in it more than
 * once; undefined where it seems not. Asked once all of its delivery is loaded and what is missing from it is closed.
 */
export async function likenessWarning(
  sample: ContentSample,
  entry: DeliveryFile,
  services: Pick<LoadServices, 'records' | 'reported' | 'book'>,
): Promise<string | undefined> {
  const about = sample.each > 1;
  const own = repeatedInside(sample);
  if (own && isWorthALook(own)) return likeOwnRows(entry.file, { ...own, about });
  const earlier = await alikeToEarlier(sample, entry, services);
  return isWorthALook(earlier) ? likeEarlierRows(entry.file, { ...earlier, about }) : undefined;
}

/** The warning of a file of events that seems to tell of what earlier files told, in other rows; none where it seems not. */
export function eventsWarning(file: string, alike: AlikeEvents | undefined): string[] {
  if (!alike || !isWorthALook(alike)) return [];
  return [likeEarlierEvents(file, { ...alike, files: inOrder(alike.files), about: alike.each > 1 })];
}
