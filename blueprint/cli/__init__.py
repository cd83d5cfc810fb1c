"""The commands: one file each in `blueprint.cli.commands`."""
