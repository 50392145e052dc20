import { AppError } from '@/lib/core/errors';
import { RequestFailed, type SafeRequest, safeFetch } from '@/lib/core/safe-fetch';
import { type Gate, inShop } from '@/lib/core/unit-of-work';
import { keepPhoto, type PhotoOutcome } from '@/lib/tracking/mutations/keep-photo';
import { findWantedPhoto } from '@/lib/tracking/queries/find-photo';
import { reencodePicture } from '@/lib/uploads/adapters/reencode-picture';
import type { Attempt } from '../task-list';

/** One byte more than may be read as a picture: longer ones are refused, not cut. */
const MOST_BYTES = 8 * 1024 * 1024 + 1;
const LONGEST_SIDE = 1_600;

/**
 * Fetches a courier's photo of a delivery and keeps it encoded anew: only pixels, no place it was taken at. A shopper's
 * browser never asks the courier for it. What is not there yet is asked for again; what is no picture is not.
 */
export async function fetchPhoto(
  gate: Gate,
  { photoId }: { photoId: string },
  attempt: Attempt,
  options: SafeRequest = {},
): Promise<void> {
  const url = await inShop(gate, (ctx) => findWantedPhoto(ctx, { photoId }));
  if (!url) return;
  const outcome = await fetched(url, options).catch((error): PhotoOutcome => {
    if (error instanceof AppError) return { picture: null, error: error.message };
    const reason = error instanceof RequestFailed ? error.reason : 'no_answer';
    if (reason !== 'forbidden_address' && !attempt.last) throw error;
    return { picture: null, error: reason };
  });
  await inShop(gate, (ctx) => keepPhoto(ctx, { photoId, outcome }));
}

async function fetched(url: string, options: SafeRequest): Promise<PhotoOutcome> {
  // Some carriers send the photo along; it waited here as an address that holds it.
  const held = /^data:image\/\w+;base64,(.+)$/.exec(url)?.[1];
  if (held) return { picture: await reencodePicture(Buffer.from(held, 'base64'), { longest: LONGEST_SIDE }) };
  const answer = await safeFetch(url, {
    headers: { accept: 'image/jpeg, image/png, image/webp' },
    maxBytes: MOST_BYTES,
    timeoutMs: 30_000,
    ...options,
  });
  // Couriers tell of a photo before it is there; a redirect is no answer either, since it is never followed.
  if (answer.status !== 200) throw new RequestFailed('no_answer');
  return { picture: await reencodePicture(answer.bytes, { longest: LONGEST_SIDE }) };
}
