import type { ViewLogView } from '@/components/storefront/types';
import { ViewLogPage } from '@/components/storefront/view-log-page';
import { VIEWS_KEPT_DAYS } from '@/lib/access/constants';
import { listPageViews } from '@/lib/access/queries/list-page-views';
import { assertMayAct, requireGrant } from '@/lib/access/require-grant';
import { inShop } from '@/lib/core/unit-of-work';
import { writeViews } from './note-view';
import { dressInVoice, withVoice } from './order-voice';
import { servePage } from './serve-page';

/** Who has looked at an order: which link, in which hour, on what kind of device. For whoever holds the whole order. */
export const serveViews = (request: Request, slug: string, token: string): Promise<Response> =>
  servePage(request, slug, async (page) => {
    const { gate, grant } = await requireGrant({ slug, token, purpose: 'track', now: page.now });
    assertMayAct(grant);
    await writeViews();
    const { rows, voice } = await inShop(gate, (ctx) =>
      withVoice(ctx, grant.orderId, listPageViews(ctx, { orderId: grant.orderId })),
    );
    const { dress, dates } = dressInVoice(page, voice);
    const { t } = dress.frame;
    const who = ({ origin, label }: (typeof rows)[number]): string => {
      if (origin === 'lookup_email') return t('viewLog.from.email');
      if (origin === 'lookup_contact') return t('viewLog.from.contact');
      if (origin === 'share') return label ? t('viewLog.from.share', { label }) : t('viewLog.from.gift');
      return t('viewLog.from.own');
    };
    const entries = rows.map((row): ViewLogView['entries'][number] => {
      const from = dates.read(row.at.toISOString());
      const minute = from?.minute ?? 0;
      const hours = {
        day: dates.long(from?.day ?? dates.today),
        from: dates.time(minute),
        to: dates.time((minute + 60) % 1_440),
      };
      return {
        id: `${row.at.toISOString()} ${row.grantId} ${row.device}`,
        when: t('viewLog.hour', hours),
        dateTime: row.at.toISOString(),
        who: who(row),
        why: t(`viewLog.device.${row.device}`),
      };
    });
    return {
      dress,
      title: t('viewLog.title'),
      body: (
        <ViewLogPage
          frame={dress.frame}
          view={{ backHref: page.link(`/s/${slug}/track/${token}`), keptDays: VIEWS_KEPT_DAYS, entries }}
        />
      ),
    };
  });
