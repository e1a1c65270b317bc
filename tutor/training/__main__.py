import sys

from tutor.training.commands import main

sys.exit(main())
