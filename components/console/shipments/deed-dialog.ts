import type { CaseDeed, CaseVerbs } from './use-cases-query';

export type DeedDialog = {
  caseIds: string[];
  isOpen: boolean;
  onClose: () => void;
  onDone: () => void;
  verbs: CaseVerbs;
};

/** What the form of a deed needs: once it is done the dialog closes, and the page says so. */
export const formOf = ({ onClose, onDone, verbs }: Pick<DeedDialog, 'onClose' | 'onDone' | 'verbs'>) => ({
  onClose,
  isPending: verbs.isPending,
  act: async (deed: CaseDeed) => {
    await verbs.act(deed);
    onClose();
    onDone();
  },
});
