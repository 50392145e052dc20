'use client';

import { Select, TextArea, TextInput } from '@/components/ui/field';
import { Stepper } from '@/components/ui/stepper';
import { Thumb } from '@/components/ui/thumb';
import type { StaffQuote, StaffReturnView } from '@/lib/console/types';
import type { ResolutionType } from '@/lib/policies/constants';
import { type StaffPhoto, StaffPhotos } from './staff-photos';

export type Wish = {
  quantity: number;
  reason: string;
  resolution: ResolutionType | '';
  variant: string;
  comment: string;
  /** By the codes of questions, whichever reason asked them. */
  answers: Record<string, string>;
  photos: StaffPhoto[];
};
export const NOTHING: Wish = {
  quantity: 0,
  reason: '',
  resolution: '',
  variant: '',
  comment: '',
  answers: {},
  photos: [],
};

type Question = StaffReturnView['reasons'][number]['followUps'][number];

/** Answers to what the chosen reason asks; the rest was nobody's question. */
export function answersOf(view: StaffReturnView, wish: Wish): Record<string, string> {
  const asked = view.reasons.find(({ code }) => code === wish.reason)?.followUps ?? [];
  return Object.fromEntries(
    asked.flatMap(({ code }) => {
      const text = wish.answers[code]?.trim();
      return text ? [[code, text] as const] : [];
    }),
  );
}

function FollowUp({
  id,
  question,
  value,
  onAnswer,
}: {
  id: string;
  question: Question;
  value: string;
  onAnswer: (text: string) => void;
}) {
  if (!question.choices?.length)
    return (
      <TextInput
        id={id}
        label={question.label}
        maxLength={500}
        value={value}
        onChange={(event) => onAnswer(event.target.value)}
      />
    );
  return (
    <Select id={id} label={question.label} value={value} onChange={(event) => onAnswer(event.target.value)}>
      <option value="">not said</option>
      {question.choices.map(({ code, label }) => (
        <option key={code} value={code}>
          {label}
        </option>
      ))}
    </Select>
  );
}

/** One thing of the order: how many, why, what they would like, what they say and show. */
export function LineWish({
  shop,
  place,
  line,
  view,
  wish,
  answer,
  onWish,
}: {
  shop: string;
  place: number;
  line: StaffReturnView['lines'][number];
  view: StaffReturnView;
  wish: Wish;
  answer: StaffQuote['lines'][number] | null;
  onWish: (wish: Wish) => void;
}) {
  const id = `line-${place}`;
  const said = answer ?? line;
  const reason = view.reasons.find(({ code }) => code === wish.reason);
  return (
    <div className="grid gap-4">
      <div className="flex flex-wrap items-center gap-4">
        <Thumb {...line.thumb} size="medium" />
        <p className="min-w-0 flex-1 basis-40">
          <span className="block font-semibold">{line.title}</span>
          {line.detail && <span className="block text-sm text-muted">{line.detail}</span>}
          <span className={said.tone === 'problem' ? 'block text-sm text-bad' : 'block text-sm text-muted'}>
            {said.text}
          </span>
        </p>
        {line.left > 0 && (
          <div className="w-32">
            <Stepper
              label={`How many of ${line.left}`}
              value={wish.quantity}
              max={line.left}
              onChange={(quantity) => onWish({ ...wish, quantity })}
            />
          </div>
        )}
      </div>
      {wish.quantity > 0 && (
        <div className="grid items-start gap-4 sm:grid-cols-2">
          <Select
            id={`${id}-reason`}
            label="Why"
            value={wish.reason}
            onChange={(event) => onWish({ ...wish, reason: event.target.value })}
          >
            <option value="">choose …</option>
            {view.reasons.map(({ code, label }) => (
              <option key={code} value={code}>
                {label}
              </option>
            ))}
          </Select>
          <Select
            id={`${id}-resolution`}
            label="They would like"
            value={wish.resolution}
            onChange={(event) =>
              onWish({
                ...wish,
                resolution: view.resolutions.find(({ type }) => type === event.target.value)?.type ?? '',
              })
            }
          >
            <option value="">as the policy has it</option>
            {view.resolutions
              .filter(({ type }) => !answer || answer.options.length === 0 || answer.options.includes(type))
              .map(({ type, label }) => (
                <option key={type} value={type}>
                  {label}
                </option>
              ))}
          </Select>
          {wish.resolution === 'exchange' && (
            <Select
              id={`${id}-variant`}
              label="Exchange for"
              value={wish.variant}
              onChange={(event) => onWish({ ...wish, variant: event.target.value })}
            >
              <option value="">choose …</option>
              {line.variants.map((variant) => (
                <option key={variant.id} value={variant.id}>
                  {variant.label}
                </option>
              ))}
            </Select>
          )}
          {reason?.followUps.map((question) => (
            <FollowUp
              key={question.code}
              id={`${id}-${question.code}`}
              question={question}
              value={wish.answers[question.code] ?? ''}
              onAnswer={(text) => onWish({ ...wish, answers: { ...wish.answers, [question.code]: text } })}
            />
          ))}
          <TextArea
            id={`${id}-comment`}
            label="In their words"
            className="sm:col-span-2"
            rows={2}
            maxLength={1000}
            value={wish.comment}
            onChange={(event) => onWish({ ...wish, comment: event.target.value })}
          />
          {reason && (reason.photo !== 'none' || wish.photos.length > 0) && (
            <StaffPhotos
              id={`${id}-photos`}
              shop={shop}
              hint={
                reason.photo === 'required'
                  ? 'For this reason shoppers are asked for one. Add what they sent you, if you have it.'
                  : 'What they sent you, if they did.'
              }
              photos={wish.photos}
              onPhotos={(photos) => onWish({ ...wish, photos })}
            />
          )}
        </div>
      )}
    </div>
  );
}
