import { sayAge, sayAgo, sayDate, sayStamp } from '@/lib/console/rules/say-time';
import { EVERY_EVENT } from '../constants';
import type { WebhookDeliveryRead, WebhookEndpointRead } from '../schema';
import type { DeliveryView, EndpointView } from '../types';

type Clock = { zone: string; now: Date };

/** An endpoint as the console words it. */
export function wordEndpoint(endpoint: WebhookEndpointRead, { zone, now }: Clock): EndpointView {
  const moment = (text: string | null) => (text === null ? null : new Date(text));
  const failing = moment(endpoint.failing_since);
  const disabled = moment(endpoint.disabled_at);
  const delivered = moment(endpoint.last_success_at);
  const overlap = moment(endpoint.previous_secret_until);
  return {
    id: endpoint.id,
    name: endpoint.name ?? hostOf(endpoint.url),
    url: endpoint.url,
    events: endpoint.events,
    hears: hearsOf(endpoint.events),
    enabled: endpoint.enabled,
    isStopped: endpoint.disabled_reason !== null && endpoint.disabled_reason !== 'asked',
    badge: badgeOf(endpoint),
    delivered: delivered && sayAgo(delivered, now),
    made: sayDate(new Date(endpoint.created_at), zone, now),
    trouble: troubleOf(endpoint, { failing, disabled }, { zone, now }),
    overlap: overlap && sayStamp(overlap, zone, now),
  };
}

const hostOf = (url: string) => (URL.canParse(url) ? new URL(url).host : url);

const hearsOf = (events: readonly string[]) =>
  events.includes(EVERY_EVENT)
    ? 'Hears everything'
    : events.length === 1
      ? `Hears ${events[0]}`
      : `Hears ${events.length} kinds of news`;

function badgeOf(endpoint: WebhookEndpointRead): EndpointView['badge'] {
  if (endpoint.disabled_reason === 'asked') return { tone: 'calm', label: 'Switched off' };
  if (endpoint.disabled_reason !== null) return { tone: 'problem', label: 'Stopped' };
  if (endpoint.failing_since !== null) return { tone: 'attention', label: 'Does not answer' };
  return endpoint.last_success_at === null
    ? { tone: 'calm', label: 'Nothing sent yet' }
    : { tone: 'done', label: 'Listening' };
}

function troubleOf(
  { disabled_reason }: WebhookEndpointRead,
  { failing, disabled }: { failing: Date | null; disabled: Date | null },
  { zone, now }: Clock,
): string | null {
  if (disabled_reason === 'gone' && disabled)
    return `It said that it is gone (410) on ${sayStamp(disabled, zone, now)}, so nothing more is sent.`;
  if (disabled_reason === 'failing' && disabled)
    return `It took nothing for five days, so since ${sayStamp(disabled, zone, now)} nothing is sent. Mend it, then switch it on again.`;
  if (disabled_reason === null && failing)
    return `It has not taken anything for ${sayAge(failing, now)}. We keep trying.`;
  return null;
}

const ERRORS: Record<string, string> = {
  forbidden_address: 'The address leads into a private network.',
  unknown_host: 'Nobody knows a machine of that name.',
  timeout: 'It did not answer within 15 seconds.',
  no_answer: 'Nobody answered.',
  disabled: 'Not sent: it was switched off.',
};

/** A delivery as the console words it. */
export function wordDelivery(delivery: WebhookDeliveryRead, { zone, now }: Clock): DeliveryView {
  const created = new Date(delivery.created_at);
  const brought = delivery.error
    ? (ERRORS[delivery.error] ?? delivery.error)
    : delivery.status === null
      ? ''
      : `Answered ${delivery.status}${delivery.duration_ms === null ? '' : ` in ${delivery.duration_ms} ms`}.`;
  const tries = delivery.attempts > 1 ? ` ${delivery.attempts} tries.` : '';
  const next = delivery.next_attempt_at ? new Date(delivery.next_attempt_at) : null;
  const again = next && delivery.attempts > 0 ? ` Next try ${sayStamp(next, zone, now)}.` : '';
  return {
    id: delivery.id,
    type: delivery.type,
    at: created.toISOString(),
    stamp: sayStamp(created, zone, now),
    badge:
      delivery.state === 'delivered'
        ? { tone: 'done', label: 'Delivered' }
        : delivery.state === 'failed'
          ? { tone: 'problem', label: 'Given up' }
          : delivery.attempts > 0
            ? { tone: 'attention', label: 'Tried again' }
            : { tone: 'moving', label: 'On its way' },
    text: `${brought}${tries}${again}`.trim(),
    response: delivery.state === 'delivered' ? null : delivery.response,
    isMoving: next !== null && next.getTime() - now.getTime() < 60_000,
  };
}
