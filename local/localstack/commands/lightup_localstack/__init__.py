"""`./lightup localstack up|deploy|test|down`: LocalStack 4.14.0 without Docker, and Lightup deployed to it by SAM.

Standard library only, but for what talks to LocalStack: that runs in SAM's environment, which has boto3.
"""
