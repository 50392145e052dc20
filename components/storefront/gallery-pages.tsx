import type { ReactElement } from 'react';
import { ErrorPage } from './error-page';
import { ExpiredLinkPage } from './expired-link-page';
import { FeedbackPage } from './feedback-page';
import { ORDER_STATES, orderView, type PictureOf } from './gallery-catalog';
import { returnView, slipView, wizardViews } from './gallery-return-catalog';
import type { VoiceName } from './gallery-voices-catalog';
import { LookUpPage } from './look-up-page';
import { NotFoundPage } from './not-found-page';
import { OrderPage } from './order-page';
import { ReturnPage } from './return-page';
import { ReturnSlip } from './return-slip';
import { Shell } from './shell';
import type { Frame, LookUpView } from './types';
import { ViewLogPage } from './view-log-page';
import { WithdrawConfirmPage, WithdrawFormPage, WithdrawReceiptPage } from './withdraw-pages';
import { WizardFrame } from './wizard-frame';
import { ItemPicker } from './wizard-items';
import { ReasonQuestion } from './wizard-reasons';
import { MethodChoice, ResolutionQuestion } from './wizard-resolutions';
import { Review } from './wizard-review';

export type GalleryPage = { name: string; title: string; body: ReactElement };

/** Every page a shopper may see, filled with invented orders. */
export function galleryPages(frame: Frame, voice: VoiceName, picture: PictureOf): GalleryPage[] {
  const orders = ORDER_STATES.map((state): [string, ReactElement] => [
    state,
    <OrderPage key={state} frame={frame} view={orderView(voice, state, picture)} />,
  ]);
  const pages: [string, ReactElement][] = [
    ...orders,
    ...simplePages(frame),
    ['return', <ReturnPage key="r" frame={frame} view={returnView(voice, picture)} />],
    ['return-received', <ReturnPage key="r" frame={frame} view={returnView(voice, picture, true)} />],
    ...wizardPages(frame, voice, picture),
  ];
  return [
    ...pages.map(([name, page]) => ({ name, title: name, body: <Shell frame={frame}>{page}</Shell> })),
    { name: 'slip', title: 'slip', body: <ReturnSlip frame={frame} view={slipView(voice, picture)} /> },
  ];
}

function simplePages(frame: Frame): [string, ReactElement][] {
  const lookUp: LookUpView = {
    action: '/s/demo',
    intent: 'track',
    switchHref: '?return',
    values: { number: '', contact: '' },
    example: 'A-10482',
    errors: [],
  };
  const failed: LookUpView = {
    ...lookUp,
    intent: 'return',
    values: { number: 'A-10842', contact: 'brandt@mail.test' },
    errors: [
      { field: 'number', message: 'We find no order with these two details. Perhaps two digits changed places?' },
    ],
  };
  const facts = [
    { label: frame.t('withdraw.name'), value: 'Johanna Brandt' },
    { label: frame.t('withdraw.number'), value: 'A-10482' },
    { label: frame.t('withdraw.scope'), value: frame.t('withdraw.everything') },
  ];
  return [
    ['look-up', <LookUpPage key="l" frame={frame} view={lookUp} />],
    ['look-up-errors', <LookUpPage key="l" frame={frame} view={failed} />],
    ['not-found', <NotFoundPage key="n" frame={frame} lookUpHref="/s/demo" />],
    ['error', <ErrorPage key="e" frame={frame} retryHref="/s/demo" reference="0199c3f2" />],
    ['expired', <ExpiredLinkPage key="x" frame={frame} action="/s/demo/new-link" token="abc" />],
    ['feedback', <FeedbackPage key="f" frame={frame} view={{ action: '/f', sent: false }} />],
    [
      'withdraw',
      <WithdrawFormPage
        key="w"
        frame={frame}
        view={{ action: '/w', values: { name: '', number: '', email: '', scope: 'everything', part: '' }, errors: [] }}
      />,
    ],
    [
      'withdraw-confirm',
      <WithdrawConfirmPage key="w" frame={frame} view={{ action: '/w', editHref: '/w', hidden: {}, facts }} />,
    ],
    [
      'withdraw-done',
      <WithdrawReceiptPage
        key="w"
        frame={frame}
        view={{
          email: 'brandt@mail.test',
          receivedAt: { text: '22 November 2026, 14:03:11 CET', dateTime: '2026-11-22T14:03:11+01:00' },
          reference: 'W-2041',
          declaration: 'I withdraw from the contract for order A-10482.',
          facts,
          file: { name: 'W-2041.txt', text: 'W-2041' },
          returnHref: null,
          next: ['Send the goods back within 14 days.', 'You get your money back within 14 days.'],
        }}
      />,
    ],
    [
      'views',
      <ViewLogPage
        key="v"
        frame={frame}
        view={{
          backHref: '#order',
          keptDays: 180,
          entries: [
            { id: '1', who: 'You', when: 'today, 9:12', dateTime: '2026-11-22T09:12:00Z', why: 'Link from the mail' },
            {
              id: '2',
              who: 'Jana, customer care',
              when: 'yesterday',
              dateTime: '2026-11-21T09:12:00Z',
              why: 'Your question',
            },
          ],
        }}
      />,
    ],
  ];
}

function wizardPages(frame: Frame, voice: VoiceName, picture: PictureOf): [string, ReactElement][] {
  const { frameView, pickable, reasons, resolutions, methods, review, money } = wizardViews(voice, picture);
  const target = { action: '/wizard' };
  const common = { frame, target, money };
  const wrong = frameView('reasons', true);
  return [
    [
      'wizard-items',
      <WizardFrame key="w" {...common} view={frameView('items')}>
        <ItemPicker frame={frame} items={pickable} />
      </WizardFrame>,
    ],
    [
      'wizard-reasons',
      <WizardFrame key="w" {...common} view={frameView('reasons')} withFiles>
        <ReasonQuestion frame={frame} question={reasons} errors={[]} />
      </WizardFrame>,
    ],
    [
      'wizard-reasons-errors',
      <WizardFrame key="w" {...common} view={wrong} withFiles>
        <ReasonQuestion frame={frame} question={reasons} errors={wrong.errors} />
      </WizardFrame>,
    ],
    [
      'wizard-resolutions',
      <WizardFrame key="w" {...common} view={frameView('resolutions')}>
        <ResolutionQuestion frame={frame} question={resolutions} errors={[]} />
      </WizardFrame>,
    ],
    [
      'wizard-methods',
      <WizardFrame key="w" {...common} view={frameView('methods')}>
        <MethodChoice frame={frame} methods={methods} errors={[]} />
      </WizardFrame>,
    ],
    [
      'wizard-review',
      <WizardFrame key="w" {...common} view={frameView('review')} submitLabel={frame.t('wizard.submit')}>
        <Review frame={frame} view={review} errors={[]} />
      </WizardFrame>,
    ],
  ];
}
