"""What a person does with the whole app: real window, real desktop, real model.

With HOMEPORT_PICTURES=DIR each story leaves pictures of what was to be seen on its way.
"""
