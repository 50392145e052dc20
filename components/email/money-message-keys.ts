/** The words of mails about money and what is awaited; among the others in message-keys.ts. */
export const MONEY_MESSAGES = {
  'label.until': 'Until',
  'label.by': 'By',
  'label.deposit': 'Deposit',
  'label.youHave': 'You have',
  'row.item': 'What it cost',
  'row.discount': 'Discount',
  'row.tax': 'Tax',
  'row.bonus_void': 'Paid with bonus credit',
  'row.payment_cap': 'Refunded before',
  'row.gift_kept': 'A gift that you keep',
  'row.discount_lost': 'A discount that what you keep does not earn',
  'row.discount_back': 'A discount that was taken off before',
  'row.outbound_shipping': 'Delivery to you',
  'row.charge': 'Duties and other charges',
  'row.restocking_fee': 'Restocking fee',
  'row.method_fee': 'Sending it back',
  'row.exchange': 'Difference in price',
  'row.bonus': 'A little extra from us',
  'refunded.part':
    'This is for what has arrived and been checked so far. We had quoted {quoted}; your page shows how it is counted.',
  'confirmed.first':
    '{about, select, deposit {Your deposit of {amount} goes back to you as soon as the old one is here.} other {The new one does not wait for it. If the old one is not handed over by then, we ask you to pay {amount}.}}',
  'payAsked.subject':
    '{about, select, deposit {Your deposit: {amount}} unreturned {{amount} for what did not come back} other {{amount} to pay for your exchange}}',
  'payAsked.preheader':
    '{about, select, deposit {Paid until {until}, the new one leaves first.} unreturned {Still on its way back? Then do nothing.} other {Paid until {until}, it is yours.}}',
  'payAsked.headline':
    '{about, select, deposit {A deposit, and it leaves.} unreturned {The old one did not come back.} other {A little more, and it is yours.}}',
  'payAsked.lead':
    '{about, select, deposit {You asked for the new one first. Once your deposit is here, it leaves. You get every cent of it back as soon as the old one is with us.} unreturned {You have the new one, and the old one was not handed over in time. So we ask you to pay for it. Nothing is taken from your card by itself.} other {What you chose costs more than what goes back. We hold it for you until it is paid.}}',
  'payAsked.next':
    '{about, select, deposit {Not paid by then, the new one waits until the old one is here. Nothing else happens.} unreturned {Still want to send it back? Do. Once it is here, nothing is owed, and what you paid goes back to you.} other {Not paid by then, we let it go again.}}',
  'payAsked.button': 'See and pay',
  'payReminded.subject':
    '{about, select, deposit {Your deposit of {amount} is still open} other {{amount} is still open}}',
  'payReminded.preheader': 'Until {until}. We ask this once more, and then no more.',
  'payReminded.headline': 'Still open.',
  'payReminded.lead':
    '{about, select, deposit {Your deposit has not reached us yet, so the new one is still here.} unreturned {We have neither the old one nor its price.} other {What you chose is still held for you, and not paid yet.}}',
  'payReceived.subject': 'Thank you: {amount} received',
  'payReceived.preheader':
    '{about, select, deposit {It comes back to you as soon as the old one is here.} other {Nothing more to pay.}}',
  'payReceived.headline': 'Thank you, it is here.',
  'payReceived.lead':
    '{about, select, deposit {Your deposit has arrived. You get all of it back as soon as the old one is with us.} unreturned {Your payment has arrived. That settles it: both are yours.} other {Your payment has arrived. Nothing more to pay.}}',
  'payReceived.button': 'Open your return',
  'payLapsed.subject': '{about, select, deposit {No deposit, no harm: {goods}} other {No longer asked for: {amount}}}',
  'payLapsed.preheader':
    '{about, select, deposit {The new one leaves once the old one is here.} other {How it goes on is on your page.}}',
  'payLapsed.headline': 'The time to pay is over.',
  'payLapsed.lead':
    '{about, select, deposit {Your deposit did not reach us. Your exchange goes on all the same: the new one leaves as soon as the old one is here.} unreturned {Your payment did not reach us. Somebody here looks at it and writes to you.} other {Your payment did not reach us, so we could not hold the new one any longer. What became of your return is on its page.}}',
  'payRefunded.subject':
    '{about, select, deposit {Your deposit of {amount} is on its way back} other {{amount} on its way back to you}}',
  'payRefunded.preheader': 'To the card or account you paid with.',
  'payRefunded.headline':
    '{about, select, deposit {Your deposit is on its way back.} other {Your money is on its way back.}}',
  'payRefunded.lead':
    'We sent all of it to the card or account you paid with. Banks take three to five working days to show it.',
  'refundBounced.subject': 'Your refund of {amount} came back to us',
  'refundBounced.preheader': 'The money is still yours. Tell us where it should go.',
  'refundBounced.headline': 'Your bank sent the money back.',
  'refundBounced.lead':
    'We paid you {amount}, and it came back to us. That happens when a card is closed or a bank refuses it. The money is still yours.',
  'refundBounced.next':
    'On your return’s page you can tell us an account to send it to. Or write to us, and we find another way.',
  'refundBounced.button': 'Say where it should go',
  'handOver.subject': 'Back by {date}: {goods}',
  'handOver.preheader': 'Hand over the old one by then. Label and counters are on your page.',
  'handOver.headline': 'Please hand over the old one by {date}.',
  'handOver.lead': 'You have the new one, or it is on its way. The old one is still to come.',
  'handOver.next':
    '{about, select, deposit {Once it is here, your deposit of {amount} goes back to you. Not handed over by then, we keep it.} other {Not handed over by then, we ask you to pay {amount} for it.}}',
  'handOver.done': 'Handed over already? Then all is well; the courier just has not told us yet.',
  'handOver.button': 'Show label and counters',
  'sendBack.subject': 'Send back by {date}: {goods}',
  'sendBack.preheader': 'Until then it is held for you. Label and counters are on your page.',
  'sendBack.headline': 'Please hand it over by {date}.',
  'sendBack.lead': 'You opened a return and it has not set off yet. After that day it runs out.',
  'ranOut.subject': 'Your return has run out of time: {goods}',
  'ranOut.preheader': 'Nothing is lost if it is on its way.',
  'ranOut.headline': 'Its time is over.',
  'ranOut.lead': 'It had not set off by its last day, so this return is closed and nothing is paid back for it.',
  'ranOut.next':
    'On its way already? Then it opens again with the courier’s first scan. Still want to send it back? Your order’s page says whether it can, or just reply.',
  'depositKept.subject': 'We keep your deposit for now: {goods}',
  'depositKept.preheader': 'It goes back to you once the old one is here.',
  'depositKept.headline': 'The old one did not come back.',
  'depositKept.lead': 'It was not handed over in time, so we keep your deposit of {amount} in its place, as agreed.',
  'depositKept.next': 'Still want to send it back? Do. Once it is here, your deposit goes back to you.',
  'creditGranted.subject': '{amount} in store credit for you',
  'creditGranted.preheader': 'Yours to spend until {date}.',
  'creditGranted.headline': 'Yours to spend with us.',
  'creditGranted.lead': 'We have put {amount} on your store credit. You can spend it until {date}.',
  'creditGranted.leadOpen': 'We have put {amount} on your store credit. It does not run out.',
  'creditGranted.preheaderOpen': 'It does not run out.',
  'creditGranted.button': 'Open your order',
  'creditExpiring.subject': 'Your credit of {amount} ends on {date}',
  'creditExpiring.preheader': 'A reminder, so that it is not lost.',
  'creditExpiring.headline': '{amount}, until {date}.',
  'creditExpiring.lead': 'A part of your store credit runs out on {date}. Until then you can spend it with us.',
  'creditExpired.subject': 'Your credit of {amount} has ended',
  'creditExpired.preheader': 'It ran out on {date}.',
  'creditExpired.headline': 'It has run out.',
  'creditExpired.lead':
    '{amount} of your store credit ran out on {date}, and we have written it off. If that comes at a bad time, reply to this mail. A person reads it.',
  'restocked.subject': 'It is back: {item}',
  'restocked.preheader': 'You asked us to tell you.',
  'restocked.headline': 'It is back.',
  'restocked.lead':
    '{item} is in stock again. What you said about your return is still there: choose it and send it off.',
  'restocked.once':
    'You asked us to tell you, once. We do not write about it again, and nothing is held for you until you choose it.',
  'restocked.button': 'Go on with your exchange',
  'restocked.because': 'You asked us to tell you when it is back.',
} as const;
