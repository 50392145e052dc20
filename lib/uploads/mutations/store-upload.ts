import { createHash } from 'node:crypto';
import { uploads } from '@/db/schema/brands';
import { recordAudit } from '@/lib/audit/mutations/record-audit';
import type { Ctx } from '@/lib/core/context';
import { newId } from '@/lib/core/ids';
import { actorKey } from '@/lib/core/unit-of-work';

/** Keeps a picture that `reencodePicture` made, or a font of `reencodeFont`. The bytes a person sent are never stored. */
export async function storeUpload(
  ctx: Ctx,
  input: {
    kind: 'logo' | 'photo' | 'font';
    picture: { bytes: Buffer; mime: string; width?: number; height?: number };
  },
): Promise<{ uploadId: string }> {
  const uploadId = newId(ctx.now.getTime());
  await ctx.db.insert(uploads).values({
    shopId: ctx.shopId,
    id: uploadId,
    kind: input.kind,
    mime: input.picture.mime,
    bytes: input.picture.bytes,
    sha256: createHash('sha256').update(input.picture.bytes).digest(),
    width: input.picture.width ?? null,
    height: input.picture.height ?? null,
    createdBy: actorKey(ctx.actor),
    createdAt: ctx.now,
  });
  await recordAudit(ctx, {
    action: 'upload.stored',
    entity: 'upload',
    entityId: uploadId,
    details: { kind: input.kind },
  });
  return { uploadId };
}
