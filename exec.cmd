@rem The scripts of package.json begin with `exec`, so that a shell does not stand between npm's signals and Porchlight.
@rem Windows has no such word; there this file is it.
@%*
